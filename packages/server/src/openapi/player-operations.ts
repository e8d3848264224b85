import { answers, registerRequest, syncRequest } from '@savepoint/protocol/schemas';
import { BYTES, LINES, NOTHING, type Operation } from './operation.ts';

/** What games ask, and what stands open to everybody. */
export const PLAYER_OPERATIONS: Record<string, Operation> = {
  'POST /v1/players': { about: 'An install makes itself known and gets its token.', body: registerRequest, answer: answers.registerAnswer },
  'POST /v1/sync': {
    about: 'Stores envelopes, each exactly once, and gives what is new for the player since `cursor`.',
    body: syncRequest,
    answer: answers.syncAnswer,
  },
  'PUT /v1/files/:sha256': { about: 'Keeps a small file under its hash.', body: 'bytes', gives: NOTHING },
  'PATCH /v1/files/:sha256': {
    about: 'Takes the next part of a file, which begins at `upload-offset` and is the last one with `upload-complete: ?1`.',
    body: 'bytes',
    gives: NOTHING,
  },
  'HEAD /v1/files/:sha256': { about: 'Says by `upload-offset` and `upload-complete` how much of a file is here.', gives: NOTHING },
  'GET /v1/files/:sha256': { about: 'A file that a message to or from the player names.', gives: BYTES },
  'GET /v1/players/me/data': { about: 'All that is kept of the player, one JSON document a line.', gives: LINES },
  'POST /v1/players/me/erase': { about: 'Erases all of that, and gives the proof of what was removed.', answer: answers.erasureProof },
  'GET /v1/chat/:game': { about: 'Whether somebody is there to talk to, how long the line is, and when it opens again.', answer: answers.chatAvailability },
  'GET /v1/help/:game/manifest': { about: 'Which help holds now: for each language the hash of its snapshot.', answer: answers.helpManifest },
  'GET /content/:file': { about: 'A snapshot (`<sha256>.json`) or a picture of the help; never changes.', gives: BYTES },
  'GET /healthz': { about: 'The process lives.', answer: answers.liveness },
  'GET /readyz': { about: 'It can serve: send it requests.', answer: answers.readiness },
  'GET /metrics': { about: 'For Prometheus, by a bearer token of its own.', gives: [200, 'text/plain'] },
  'GET /openapi.json': { about: 'This document.', answer: answers.apiDocument },
};

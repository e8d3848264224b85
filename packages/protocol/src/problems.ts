/**
 * Problem documents (RFC 9457), answered with `content-type: application/problem+json`.
 * `code` is stable and the only part a program may decide by; `detail` is for people.
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  /** Milliseconds after which the same request may be tried again. */
  retryAfterMs?: number;
  /** Bytes of an upload that the server has: it goes on from there. */
  offset?: number;
  /** With `answered_meanwhile`: what the others wrote, oldest first. */
  meanwhile?: Meanwhile[];
  /** Names the request in the server's log. */
  requestId?: string;
}

/** An answer of a colleague that stands, or is about to, after what one has seen. */
export interface Meanwhile {
  author: string;
  text: string;
  at: number;
}

/** Every problem code with its HTTP status and its title. */
export const PROBLEMS = {
  malformed: [400, 'The request is not what this address takes'],
  unauthorized: [401, 'No valid token or session'],
  token_expired: [401, 'The token has run out; register again'],
  wrong_credentials: [401, 'E-mail or password is wrong'],
  identity_required: [401, 'The studio has to say who is playing'],
  identity_refused: [401, 'The studio\'s token is not believed'],
  code_required: [401, 'The code of the authenticator is asked for'],
  wrong_code: [401, 'The code is wrong or was used already'],
  forbidden: [403, 'Not allowed'],
  bad_origin: [403, 'The request comes from another site'],
  unknown_game: [404, 'There is no such game here'],
  not_found: [404, 'There is nothing here'],
  too_slow: [408, 'The request came too slowly'],
  install_taken: [409, 'This install is registered with another secret'],
  id_taken: [409, 'The id is already used for something else'],
  limit_reached: [409, 'There are as many of these as there can be'],
  answered_meanwhile: [409, 'Another agent has answered what was not seen yet'],
  already_sent: [409, 'It has been sent'],
  chat_taken: [409, 'Another agent has accepted this conversation'],
  chat_over: [409, 'This conversation is not live any more'],
  hash_mismatch: [409, 'The content does not match its hash'],
  version_mismatch: [409, 'It was changed since it was read'],
  offset_mismatch: [409, 'The upload stands at another offset'],
  unknown_file: [422, 'A file is named whose bytes were not sent'],
  too_broad: [422, 'This would read too many cases: narrow it'],
  too_many_cases: [422, 'These are too many cases for one change'],
  body_too_large: [413, 'The request is too large'],
  unsupported_media_type: [415, 'This kind of content is not taken'],
  too_many_requests: [429, 'Too many requests'],
  internal: [500, 'Something failed on the server'],
  storage_full: [507, 'There is no room for more files of this game'],
  unavailable: [503, 'The server cannot take this now'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Why one envelope was refused. Never retried; the player is told and keeps the text. */
export const REJECTIONS = {
  malformed: 'The envelope is not valid',
  unsupported: 'This server does not know this kind of envelope',
  too_large: 'The envelope is too large',
  too_old: 'The envelope is older than the time for which repeats can be recognised',
  unknown_case: 'There is no such case for this player',
  id_taken: 'The id is already used for something else',
  form_invalid: 'An answer does not fit the form',
  banned: 'The player is banned and may only appeal',
  closed: 'Nobody is there to chat at this hour',
  line_full: 'Too many players wait for an agent',
} as const;

export type RejectionCode = keyof typeof REJECTIONS;

import { createHash } from 'node:crypto';
import { newId, type Uuid } from '@savepoint/protocol';
import { signIn, type TestAgent } from '../../packages/server/src/testing/agent.ts';
import { openingCase, register, type TestPlayer } from '../../packages/server/src/testing/player.ts';
import type { SupportServer } from './support-server.ts';

/** Stands in everything that is written about the other game, and nowhere else. */
export const WORD = 'quietwater';
export const OTHER = { id: 'quietwater-bay', name: 'Quietwater Bay' };

/** A game that the one who asks does not work on, with one of everything in it. */
export interface OtherGame {
  caseId: Uuid;
  number: number;
  playerId: Uuid;
  player: TestPlayer;
  staffId: Uuid;
  noteId: Uuid;
  messageId: Uuid;
  heldId: Uuid;
  viewId: Uuid;
  replyId: Uuid;
  bulkId: Uuid;
  keyId: string;
  invitationId: Uuid;
  apiKeyId: Uuid;
  sha256: string;
  boss: TestAgent;
}

export async function fillOtherGame(server: SupportServer): Promise<OtherGame> {
  await server.addGame(OTHER);
  const boss = await signIn(server, 'all');
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const init = { method, headers: boss.headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(server.url + path, init);
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const player = await register(server.url, OTHER.id);
  const bytes = Buffer.from(`${WORD} in a file`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const headers = { authorization: `Bearer ${player.token}` };
  await fetch(`${server.url}/v1/files/${sha256}`, { method: 'PUT', headers, body: bytes });
  const opening = openingCase({
    topic: 'bug',
    text: `${WORD} report`,
    attachments: [{ sha256, name: `${WORD}.txt`, type: 'text/plain', sizeBytes: bytes.byteLength }],
    context: { player: { id: WORD, name: WORD } },
  });
  await player.sync([opening]);
  const at = `/staff/cases/${opening.caseId}`;
  const [noteId, messageId, heldId] = [newId(), newId(), newId()];
  const [viewId, replyId, bulkId] = [newId(), newId(), newId()];
  await ask('POST', `${at}/notes`, { id: noteId, text: `${WORD} note` });
  await ask('POST', `${at}/messages`, { id: messageId, text: `${WORD} answer` });
  await ask('POST', `${at}/messages`, { id: heldId, text: `${WORD} held`, holdMs: 30_000 });
  // It is not to be sent while others look.
  await server.db.updateTable('held_reply').set({ state: 'stopped' }).execute();
  await ask('POST', `${at}/edit`, { addTags: [`${WORD}-tag`], reason: `${WORD} reason` });
  await ask('PUT', `${at}/drafts/reply`, { text: `${WORD} draft` });
  const conditions = { match: 'all', tests: [{ field: 'tag', is: 'in', values: [`${WORD}-tag`] }] };
  await ask('PUT', `/staff/shared-views/${viewId}`, { name: `${WORD} view`, conditions, sort: 'updated', version: null, gameId: OTHER.id });
  await ask('PUT', `/staff/canned-replies/${replyId}`, {
    name: `${WORD} reply`, gameId: OTHER.id, topics: [], texts: { en: `${WORD} text` }, actions: {}, version: 0,
  });
  const content = { id: WORD, kind: 'problem', title: `${WORD} news`, text: `${WORD} is shut` };
  await ask('PUT', `/staff/help/${OTHER.id}/en/announcement/${WORD}`, { version: 0, piece: { kind: 'announcement', content } });
  const rule = { id: WORD, name: `${WORD} rule`, on: 'report', when: { field: 'topic', is: 'equals', value: 'bug' }, tags: [`${WORD}-ruled`] };
  await ask('PUT', `/staff/rules/${OTHER.id}`, { basedOn: 0, rules: [rule] });
  const key = await ask<{ id: string }>('POST', `/staff/games/${OTHER.id}/keys`, { algorithm: 'HS256' });
  const some = { some: { [OTHER.id]: 'agent' } };
  await ask('POST', '/staff/invitations', { email: `${WORD}@example.com`, games: some });
  await ask('POST', '/staff/api-keys', { name: `${WORD} program`, games: some });
  const { invitations } = await ask<{ invitations: { id: Uuid }[] }>('GET', '/staff/invitations');
  const { keys } = await ask<{ keys: { id: Uuid }[] }>('GET', '/staff/api-keys');
  await ask('PUT', `/staff/bulk/${bulkId}`, { cases: { ids: [opening.caseId] }, edit: { addTags: [`${WORD}-bulk`] } });
  const password = 'a long test password';
  const staffId = await server.addStaff({ email: `${WORD}.staff@example.com`, name: `${WORD} agent`, password, games: [OTHER.id] });
  const { number } = await boss.open(opening.caseId);
  return {
    caseId: opening.caseId, number, playerId: player.id, player, staffId, noteId, messageId, heldId, viewId, replyId, bulkId,
    keyId: key.id, invitationId: invitations[0]!.id, apiKeyId: keys[0]!.id, sha256, boss,
  };
}

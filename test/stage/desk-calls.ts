import { newId, type CaseField, type Conditions, type Uuid } from '@savepoint/protocol';
import type { Api } from '../../packages/console/src/models/api.ts';
import type { Settings } from '../../packages/console/src/models/settings/settings.ts';
import { openingCase } from '../../packages/server/src/testing/player.ts';
import { GAME, STAFF } from './support-server.ts';
import { OTHER, WORD, type OtherGame } from './two-games.ts';

type Asks = () => readonly Promise<unknown>[];
/** An entry for each part of `T` that asks the server something: one that is added there does not compile without its own. */
type Asking<T> = { [K in keyof T as T[K] extends (...of: never[]) => Promise<unknown> ? K : T[K] extends { load(): Promise<void> } ? K : never]: Asks };
export type DeskCalls = { api: Asking<Api> } & { [S in Exclude<keyof Settings, 'unsaved'>]: Asking<Settings[S]> };

const having = (...tests: Conditions['tests']): Conditions => ({ match: 'all', tests });

/**
 * Every call of the console, made by somebody who works on `GAME` alone, about the ids of the other game: alone, and among ids
 * of `own`, a case of `GAME`.
 */
export function deskCalls(api: Api, settings: Settings, own: Uuid, other: OtherGame): DeskCalls {
  const { caseId, playerId } = other;
  const { account, people, apiKeys, audit, games, help, forms, rules, replies } = settings;
  const game = OTHER.id;
  const reply = { name: 'mine', gameId: game, topics: [], texts: { en: 'mine' }, actions: {}, version: 1 };
  const view = { name: 'mine', conditions: having(), sort: 'updated' as const, version: 'mine' };
  const piece = { language: 'en', kind: 'announcement' as const, id: WORD };
  const content = { id: WORD, kind: 'news' as const, title: 'mine', text: 'mine' };
  const form = { id: 'bug', topic: 'bug' as const, fields: [] };
  const install = { id: newId(), secretSha256: '0'.repeat(64) };
  const head = { format: 'savepoint-report', v: 1, game, exportedAt: Date.now() };
  const report = { ...head, install, envelopes: [openingCase({ text: 'mine' })], files: [] };
  const file = { sha256: other.sha256, name: 'mine.txt', type: 'text/plain', sizeBytes: 1 };
  const redaction = { reason: 'mine', after: null };
  const some = { some: { [game]: 'agent' as const } };
  const values: Partial<Record<CaseField, string>> = {
    game, tag: `${WORD}-tag`, player: playerId, owner: other.staffId, queue: WORD,
  };
  return {
    api: {
      session: () => [api.session()],
      signIn: () => [api.signIn({ email: `${WORD}.staff@example.com`, password: 'not the one' })],
      // Would end the session that all others are asked with; it takes no id.
      signOut: () => [],
      cases: () => [
        api.cases({ conditions: having(), sort: null }),
        api.cases({ conditions: having({ field: 'text', is: 'has', value: WORD }), sort: null }),
        api.cases({ conditions: having({ field: 'text', is: 'has', value: `#${other.number}` }), sort: null }),
        api.cases({ conditions: having({ field: 'game', is: 'in', values: [GAME.id, game] }), sort: 'updated' }),
        ...Object.entries(values).map(([field, value]) =>
          api.cases({ conditions: having({ field: field as 'tag', is: 'in', values: [value] }), sort: 'opened' }),
        ),
        api.cases({ conditions: { match: 'any', tests: [{ field: 'vip', is: 'no' }, { field: 'game', is: 'in', values: [game] }] }, sort: 'waiting' }),
      ],
      caseById: () => [api.caseById(caseId)],
      reply: () => [api.reply(caseId, { id: newId(), text: 'mine', force: true }), api.reply(own, { id: other.messageId, text: 'mine', force: true }), api.reply(own, { id: newId(), text: 'mine', attachments: [file], force: true })],
      undoReply: () => [api.undoReply(caseId, other.heldId), api.undoReply(own, other.heldId)],
      discardReply: () => [api.discardReply(caseId, other.heldId), api.discardReply(own, other.heldId)],
      heldReplies: () => [api.heldReplies()],
      read: () => [api.read(caseId, { upTo: 1 })],
      setState: () => [api.setState(caseId, { state: 'closed' })],
      askSolved: () => [api.askSolved(caseId)],
      waitingChats: () => [api.waitingChats()],
      acceptChat: () => [api.acceptChat(caseId)],
      endChat: () => [api.endChat(caseId)],
      views: () => [api.views(), api.views(`0.${other.viewId}`)],
      saveView: () => [
        api.saveView(other.viewId, view, 'personal'),
        api.saveView(other.viewId, view, { gameId: game }),
        api.saveView(other.viewId, view, { gameId: GAME.id }),
        api.saveView(newId(), view, 'team'),
        api.saveView(newId(), view, { gameId: game }),
      ],
      removeView: () => [
        api.removeView({ ...view, id: other.viewId, scope: 'game', gameId: game, mine: true }),
        api.removeView({ ...view, id: other.viewId, scope: 'personal', mine: true }),
      ],
      edit: () => [api.edit(caseId, { priority: 'urgent', addTags: ['mine'] }), api.edit(own, { owner: other.staffId })],
      note: () => [api.note(caseId, { id: newId(), text: 'mine', mentions: [] }), api.note(own, { id: other.noteId, text: 'mine', mentions: [other.staffId] })],
      mentions: () => [api.mentions()],
      seeMentions: () => [api.seeMentions(caseId)],
      cannedReplies: () => [api.cannedReplies()],
      useCanned: () => [api.useCanned(other.replyId)],
      saveDraft: () => [api.saveDraft(caseId, 'reply', { text: 'mine' }), api.saveDraft(caseId, 'note', { text: 'mine' }), api.saveDraft(own, 'reply', { text: 'mine', attachments: [file] })],
      upload: () => [api.upload(new Blob(['mine']), () => {})],
      ban: () => [api.ban(playerId, Date.now() + 60_000)],
      signOutPlayer: () => [api.signOutPlayer(playerId)],
      redactMessage: () => [api.redactMessage(other.messageId, { ranges: [{ from: 0, to: 1 }], files: [], ...redaction })],
      redactCase: () => [api.redactCase(caseId, { context: [['state']], answers: ['where'], ...redaction })],
      bulk: () => [
        api.bulk(newId(), { cases: { ids: [own, caseId] }, edit: { addTags: ['picked'] } }),
        api.bulk(newId(), { cases: { conditions: having() }, edit: { addTags: ['all'] } }),
        api.bulk(newId(), { cases: { conditions: having({ field: 'game', is: 'in', values: [game] }) }, edit: { state: 'closed' } }),
        api.bulk(other.bulkId, { cases: { ids: [own] }, edit: { addTags: ['mine'] } }),
      ],
      bulkProgress: () => [api.bulkProgress(other.bulkId)],
      undoBulk: () => [api.undoBulk(other.bulkId)],
      colleagues: () => [api.colleagues()],
      importReport: () => [api.importReport(new Blob([JSON.stringify(report)]))],
    },
    account: {
      provider: () => [account.provider()],
      accept: () => [account.accept(other.invitationId, 'mine', STAFF.password)],
      setHold: () => [account.setHold(0)],
      changePassword: () => [account.changePassword('not the one', STAFF.password)],
      beginTotp: () => [account.beginTotp()],
      confirmTotp: () => [account.confirmTotp('000000')],
      endTotp: () => [account.endTotp('not the one')],
    },
    people: {
      people: () => [people.people.load()],
      invitations: () => [people.invitations.load()],
      invite: () => [people.invite('mine@example.com', some)],
      withdraw: () => [people.withdraw(other.invitationId)],
      change: () => [people.change(other.staffId, { disabled: true }), people.change(other.staffId, { games: { some: { [GAME.id]: 'agent' } } })],
    },
    apiKeys: {
      keys: () => [apiKeys.keys.load()],
      add: () => [apiKeys.add('mine', some)],
      remove: () => [apiKeys.remove(other.apiKeyId)],
    },
    audit: { load: () => [audit.load()], loadOlder: () => [audit.loadOlder()] },
    games: {
      list: () => [games.list()],
      add: () => [games.add({ ...OTHER, name: 'mine' })],
      change: () => [games.change(game, { name: 'mine', collect: 'none', longestLine: 1 })],
      keys: () => [games.keys(game)],
      addKey: () => [games.addKey(game, 'HS256', '')],
      removeKey: () => [games.removeKey(game, other.keyId), games.removeKey(GAME.id, other.keyId)],
      retention: () => [games.retention(game)],
      setRetention: () => [games.setRetention(game, { days: 30 })],
    },
    help: {
      overview: () => [help.overview(game)],
      piece: () => [help.piece(game, piece), help.piece(GAME.id, piece)],
      save: () => [help.save(game, 'en', WORD, { kind: 'announcement', content }, 1)],
      publish: () => [help.publish(game, [{ ...piece, version: 1 }]), help.publish(GAME.id, [{ ...piece, version: 1 }])],
      unpublish: () => [help.unpublish(game, [piece]), help.unpublish(GAME.id, [piece])],
      published: () => [help.published(game, 'en')],
      picture: () => [help.picture(game, new Blob(['mine']))],
    },
    forms: {
      list: () => [forms.list(game)],
      form: () => [forms.form(game, 'bug')],
      save: () => [forms.save(game, form, 1)],
      publish: () => [forms.publish(game, { id: 'bug', version: 1 })],
      unpublish: () => [forms.unpublish(game, 'bug')],
    },
    rules: {
      page: () => [rules.page(game)],
      save: () => [rules.save(game, [], 1)],
      publish: () => [rules.publish(game, 1)],
      dryRun: () => [rules.dryRun(game, [])],
    },
    replies: {
      all: () => [replies.all.load()],
      save: () => [false, true].flatMap((own) => [
        replies.save(other.replyId, reply, own),
        replies.save(other.replyId, { ...reply, gameId: GAME.id }, own),
        replies.save(newId(), { ...reply, version: 0 }, own),
      ]),
      remove: () => [replies.remove(other.replyId, false), replies.remove(other.replyId, true)],
    },
  };
}

import { sql, type Kysely, type RawBuilder } from 'kysely';
import { isOfCase, isVerdict, isWriting, type SyncResult, type Uuid } from '@savepoint/protocol';
import { takeCaseNumbers } from '../cases/case-numbers.ts';
import type { CaseHead } from '../cases/change.ts';
import { lockingCases, lockingPlayers } from '../cases/lock.ts';
import { readVerdicts } from '../cases/verdict-store.ts';
import { writeEffects, type Written } from '../cases/write-effects.ts';
import { readDoors } from '../chat/settings.ts';
import { inTime } from '../db/in-time.ts';
import { insertionOf } from '../db/insert-rows.ts';
import type { Statement } from '../db/run-together.ts';
import type { Database } from '../db/schema.ts';
import { readFormVersions } from '../forms/form-store.ts';
import { writeVotes } from '../help/vote-store.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { readRuleFacts } from '../rules/rule-facts.ts';
import { decide, outcomeKey, type Decision, type IntakeJob, type Known } from './decide.ts';

/** What a group came to, and what it wrote. */
export interface Committed {
  results: JobResults[];
  written: Written;
  /** Players of whom a case that waits for an agent was written. */
  waiting: ReadonlySet<Uuid>;
}

/** Says which rules the reports of a game are held to now. */
export type RuleBook = (gameId: string) => Promise<CompiledRules>;

/** Null for a player this database does not know, or whose token was called back. */
export type JobResults = SyncResult[] | null;

/** In: jobs of any players. Out: their results, after one transaction that holds all of their effects. */
export async function commitJobs(db: Kysely<Database>, jobs: readonly IntakeJob[], ruleOf: RuleBook): Promise<Committed> {
  try {
    return await commitAs(db, jobs, ruleOf);
  } catch (problem) {
    if (!(problem instanceof Merged)) throw problem;
    // What comes in the name of who has signed in since is the other's; the token may be older than its player.
    const heirs = problem.heirs;
    return commitJobs(db, jobs.map((job) => ({ ...job, playerId: heirs.get(job.playerId) ?? job.playerId })), ruleOf);
  }
}

/** Found under the lock: whose these jobs are now. Rare, so the others do not pay for the question. */
class Merged extends Error {
  readonly heirs: ReadonlyMap<Uuid, Uuid>;
  constructor(heirs: ReadonlyMap<Uuid, Uuid>) {
    super('signed in since');
    this.heirs = heirs;
  }
}

async function commitAs(db: Kysely<Database>, jobs: readonly IntakeJob[], ruleOf: RuleBook): Promise<Committed> {
  // Before any lock is held.
  const rules = new Map<string, CompiledRules>();
  for (const { gameId } of jobs) if (!rules.has(gameId)) rules.set(gameId, await ruleOf(gameId));
  const first = [lockingPlayers(db, unique(jobs.map((job) => job.playerId))).compile(db), readingEarlier(db, jobs).compile(db)] as const;
  return inTime(db, first, async ({ trx, finish }, [standings, [earlier]]) => {
    const players = new Map(standings.map((standing) => [standing.id, standing]));
    const merged = [...players.values()].flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto] as const] : []));
    if (merged.length > 0) throw new Merged(new Map(merged));
    const own = jobs.filter(({ playerId, issuedAtMs = Infinity }) => {
      const standing = players.get(playerId);
      return standing !== undefined && issuedAtMs >= standing.tokensFrom;
    });
    const nowMs = Date.now();
    const banned = new Set([...players.values()].flatMap(({ id, bannedUntil }) => (bannedUntil > nowMs ? [id] : [])));
    const ruleFacts = await readRuleFacts(trx, own, rules);
    const decision = decide(own, { ...(await readKnown(trx, own, earlier!)), banned, rules, ruleFacts });
    const isAll = decision.votes.length + decision.facts.size === 0;
    const written = await writeEffects(trx, decision.effects, Date.now(), outcomeRows(decision), isAll ? finish : undefined);
    await writeVotes(trx, decision.votes);
    await writeFacts(trx, decision);
    const heads = [...decision.effects.heads.values()];
    return {
      results: jobs.map((job) => decision.results[own.indexOf(job)] ?? null),
      written,
      waiting: new Set(heads.flatMap(({ state, playerId }) => (state === 'open' ? [playerId] : []))),
    };
  });
}

type NotRead = 'banned' | 'rules' | 'ruleFacts';

async function readKnown(trx: Kysely<Database>, jobs: readonly IntakeJob[], earlier: Earlier): Promise<Omit<Known, NotRead>> {
  const envelopes = jobs.flatMap((job) => job.envelopes);
  const outcomes = new Map(earlier.outcomes?.map(({ player, id, result }) => [outcomeKey(player, id), result]));
  const messages = new Map(earlier.messages?.map((message) => [message.id, message]));
  const cases = new Map(earlier.cases?.map((head) => [head.id, head]));
  const opening = jobs.flatMap(({ playerId, gameId, envelopes }) =>
    envelopes.flatMap((one) =>
      one.kind === 'case.open' && !outcomes.has(outcomeKey(playerId, one.id)) ? [{ gameId, form: one.body.form }] : [],
    ),
  );
  const numbers = await takeCaseNumbers(trx, opening.length);
  const forms = await readFormVersions(
    trx,
    opening.flatMap(({ gameId, form }) => (form ? [{ gameId, ...form }] : [])),
  );
  const verdicts = await readVerdicts(trx, envelopes.filter(isVerdict).map(({ id }) => id));
  const starting = jobs.filter((job) => job.envelopes.some(({ kind }) => kind === 'chat.start'));
  const doors = await readDoors(trx, [...new Set(starting.map(({ gameId }) => gameId))], Date.now());
  const chats = await readChatIds(trx, starting);
  return { outcomes, cases, forms, verdicts, doors, chats, messages, numbers, nowMs: Date.now() };
}

/** Those of the conversations to be begun that were begun before. */
async function readChatIds(trx: Kysely<Database>, jobs: readonly IntakeJob[]): Promise<Set<Uuid>> {
  const ids = jobs.flatMap((job) => job.envelopes.flatMap(({ kind, id }) => (kind === 'chat.start' ? [id] : [])));
  if (ids.length === 0) return new Set();
  const found = await trx.selectFrom('chat').select('id').where('id', 'in', ids).execute();
  return new Set(found.map(({ id }) => id));
}

interface Earlier {
  outcomes: { player: Uuid; id: Uuid; result: SyncResult }[] | null;
  messages: { id: Uuid; caseId: Uuid; from: 'player' | 'staff'; text: string }[] | null;
  cases: CaseHead[] | null;
}

/** Reads what was decided before on these envelopes, which of their messages are there, and their cases, which it locks. */
function readingEarlier(db: Kysely<Database>, jobs: readonly IntakeJob[]): RawBuilder<Earlier> {
  const envelopes = jobs.flatMap((job) => job.envelopes);
  const messageIds = unique(envelopes.flatMap((one) => (isWriting(one) ? [one.body.messageId] : [])));
  const caseIds = unique(envelopes.filter(isOfCase).map(({ caseId }) => caseId));
  const pairs = jobs.flatMap((job) => job.envelopes.map((envelope) => ({ player: job.playerId, id: envelope.id })));
  return sql<Earlier>`
    SELECT (
      SELECT json_agg(json_build_object('player', player_id, 'id', envelope_id, 'result', result)) FROM envelope_result
      JOIN unnest(${pairs.map((pair) => pair.player)}::uuid[], ${pairs.map((pair) => pair.id)}::uuid[])
        AS asked(player, id) ON player_id = asked.player AND envelope_id = asked.id
    ) AS outcomes, (
      SELECT json_agg(json_build_object('id', id, 'caseId', case_id, 'from', sender, 'text', text)) FROM message
      WHERE id = ANY(${messageIds}::uuid[])
    ) AS messages, (SELECT json_agg(locked) FROM ${lockingCases(db, caseIds)} AS locked) AS cases
  `;
}

function outcomeRows({ outcomes }: Decision): Statement[] {
  return insertionOf(
    'envelope_result',
    { player_id: 'uuid', envelope_id: 'uuid', result: 'jsonb', stored_at: 'bigint' },
    outcomes.map(({ playerId, envelopeId, result }) => ({
      player_id: playerId,
      envelope_id: envelopeId,
      result,
      stored_at: Date.now(),
    })),
  );
}

async function writeFacts(trx: Kysely<Database>, { facts }: Decision): Promise<void> {
  if (facts.size === 0) return;
  const rows = JSON.stringify([...facts].map(([id, fact]) => ({ id, ...fact })));
  await sql`
    UPDATE player SET name = coalesce(given.name, player.name), locale = coalesce(given.locale, player.locale)
    FROM json_to_recordset(${rows}::json) AS given(id uuid, name text, locale text) WHERE player.id = given.id
  `.execute(trx);
}

function unique(ids: Uuid[]): Uuid[] {
  return [...new Set(ids)];
}

import type { Envelope, SyncResult, Uuid } from '@savepoint/protocol';
import { expect } from 'vitest';
import type { CaseHead } from '../cases/change.ts';
import type { ChatDoor } from '../chat/settings.ts';
import { decide, outcomeKey, type Decision, type IntakeJob, type Known, type KnownMessage } from '../intake/decide.ts';
import type { CompiledRules } from '../rules/compile.ts';

/** The database as far as `decide` can tell: what it was told to write. */
export class Memory {
  readonly outcomes = new Map<string, SyncResult>();
  readonly cases = new Map<Uuid, CaseHead>();
  readonly messages = new Map<Uuid, KnownMessage & { seq: number }>();
  readonly verdicts = new Set<Uuid>();
  /** What each envelope was answered first, by `outcomeKey`, whether that is kept or not. */
  readonly answered = new Map<string, SyncResult>();

  rules = new Map<string, CompiledRules>();
  readonly chats = new Set<Uuid>();
  bannedPlayers = new Set<Uuid>();
  door: ChatDoor = { open: true, opensAt: null, waiting: 0, longestLine: 2 };

  seqsOf(caseId: Uuid): number[] {
    return [...this.messages.values()].filter((message) => message.caseId === caseId).map((message) => message.seq);
  }

  run(jobs: IntakeJob[]): Decision {
    const known: Known = {
      ...this,
      forms: new Map(),
      rules: this.rules,
      ruleFacts: new Map(),
      doors: new Map([['orbit', this.door]]),
      banned: this.bannedPlayers,
      numbers: Array.from({ length: 100 }, (_, index) => index + 1),
      nowMs: 1_000,
    };
    const decision = decide(jobs, known);
    jobs.forEach(({ playerId, envelopes }, nth) =>
      envelopes.forEach(({ id }, at) => {
        const key = outcomeKey(playerId, id);
        if (!this.answered.has(key)) this.answered.set(key, decision.results[nth]![at]!);
      }),
    );
    for (const { playerId, envelopeId, result } of decision.outcomes) {
      // What the primary key of the table would refuse.
      expect(this.outcomes.has(outcomeKey(playerId, envelopeId))).toBe(false);
      this.outcomes.set(outcomeKey(playerId, envelopeId), result);
    }
    for (const { is, id } of decision.effects.chats) if (is === 'started') this.chats.add(id);
    for (const [id, head] of decision.effects.heads) this.cases.set(id, head);
    for (const { head, message } of decision.effects.messages) {
      expect(this.messages.has(message.id)).toBe(false);
      this.messages.set(message.id, { ...message, caseId: head.id });
    }
    for (const { id } of decision.effects.verdicts) this.verdicts.add(id);
    return decision;
  }
}

/** A request of a player of `orbit`. */
export const job = (playerId: Uuid, ...envelopes: Envelope[]): IntakeJob => ({
  playerId,
  gameId: 'orbit',
  envelopes,
  tooOld: new Set(),
});
/** What became of each envelope, in one word. */
export const codes = (decision: Decision) =>
  decision.results.flat().map((result) => (result.status === 'rejected' ? result.code : result.status));

import { isOfCase, isVerdict, isWriting } from '@savepoint/protocol';
import type { CaseEnvelope, CaseOpen, Envelope, FormDefinition, MessageSend, SyncResult, Uuid } from '@savepoint/protocol';
import { isBlackedOut } from '@savepoint/protocol/schemas';
import { addMessage, markDelivered, markSeen, openCase, type CaseHead, type NewMessage } from '../cases/change.ts';
import { addChange, noEffects, type Effects } from '../cases/effects.ts';
import { giveVerdict } from '../cases/verdict.ts';
import { formKey } from '../forms/form-key.ts';
import { takeAnswers } from '../forms/take-answers.ts';
import type { ArticleOpinion } from '../help/vote-store.ts';
import { endChat, startChat } from '../chat/rules.ts';
import type { CompiledRules, RuleFacts } from '../rules/compile.ts';
import type { ChatDoor } from '../chat/settings.ts';
import { rejected } from './validate.ts';

/** Valid envelopes of one player, in the order in which they were sent. */
export interface IntakeJob {
  playerId: Uuid;
  gameId: string;
  /** When the token was made that they came with; a file needs none. */
  issuedAtMs?: number;
  /** The socket that they came by. */
  socketId?: string;
  envelopes: Envelope[];
  /** Ids of those that are older than results are kept. */
  tooOld: ReadonlySet<Uuid>;
}

/** A message as far as it tells whether another is the same. */
export interface KnownMessage {
  caseId: Uuid;
  from: 'player' | 'staff';
  text: string;
}

/** What the database holds about the envelopes at hand, under the locks that keep it so. */
export interface Known {
  /** First outcomes, by `outcomeKey`. */
  outcomes: ReadonlyMap<string, SyncResult>;
  /** Cases by id, whoever's they are. */
  cases: ReadonlyMap<Uuid, CaseHead>;
  /** What stands under those of the new messages' ids that are in use. */
  messages: ReadonlyMap<Uuid, KnownMessage>;
  /** The versions of forms that were filled in, by `formKey`, as far as they are known. */
  forms: ReadonlyMap<string, FormDefinition>;
  /** Players who may appeal and nothing else. */
  banned: ReadonlySet<Uuid>;
  /** Each game's rules, and what those that look at later messages need of the cases. */
  rules: ReadonlyMap<string, CompiledRules>;
  ruleFacts: ReadonlyMap<Uuid, Omit<RuleFacts, 'text'>>;
  /** Ids of those verdicts that are written already. */
  verdicts: ReadonlySet<Uuid>;
  /** Whether conversations can begin, for the games of those who want to. */
  doors: ReadonlyMap<string, ChatDoor>;
  /** Ids of the conversations that have begun before, of those that are to begin. */
  chats: ReadonlySet<Uuid>;
  /** At least as many new case numbers as there are cases to open. */
  numbers: readonly number[];
  nowMs: number;
}

export interface Decision {
  /** For each job, one result an envelope. */
  results: SyncResult[][];
  effects: Effects;
  /** What players say of articles, in the order in which they said it. */
  votes: ArticleOpinion[];
  /** What has to be kept to recognise repeats. */
  outcomes: { playerId: Uuid; envelopeId: Uuid; result: SyncResult }[];
  /** What players newly say of themselves. */
  facts: Map<Uuid, PlayerFacts>;
}

export interface PlayerFacts {
  name: string | null;
  locale: string | null;
}

export const outcomeKey = (playerId: Uuid, envelopeId: Uuid) => `${playerId}/${envelopeId}`;

/**
 * In: envelopes of any players and what is known. Out: every envelope's result and all that has to be written for it.
 * Pure: the same envelope sent again, in the same group or later, finds its first outcome and has no effect. When that
 * is forgotten, or was never kept, it finds what it did: cases and messages stay under the ids that the envelope gave them,
 * and reading only moves forward. So no clock decides whether something happens twice, and every new kind of envelope has
 * to be recognisable in the same way.
 */
export function decide(jobs: readonly IntakeJob[], known: Known): Decision {
  const effects = noEffects();
  const decision: Decision = { results: [], effects, votes: [], outcomes: [], facts: new Map() };
  const outcomes = new Map(known.outcomes);
  const messages = new Map(known.messages);
  const numbers = known.numbers.values();
  /** What was reported of cases that are opened here. */
  const opened = new Map<Uuid, Omit<RuleFacts, 'text'>>();

  const caseOf = (id: Uuid) => effects.heads.get(id) ?? known.cases.get(id);

  function apply(job: IntakeJob, envelope: Envelope): SyncResult {
    if (isOfCase(envelope) && isWritten(job, envelope)) return { id: envelope.id, status: 'duplicate' };
    if (known.banned.has(job.playerId) && !isAppeal(envelope)) return rejected(envelope.id, 'banned');
    if (isOfCase(envelope)) return applyToCase(job, envelope);
    // Needs no memory: a vote is one a player and article, a solving one an envelope, however often they come.
    decision.votes.push({ playerId: job.playerId, gameId: job.gameId, envelope });
    return { id: envelope.id, status: 'stored' };
  }

  function applyToCase(job: IntakeJob, envelope: CaseEnvelope): SyncResult {
    const { id, caseId, at } = envelope;
    const head = caseOf(caseId);
    if (job.tooOld.has(id)) return rejected(id, 'too_old');
    if (envelope.kind === 'case.open') {
      const { messageId, topic, context } = envelope.body;
      // Whose the id is stays untold: the answer is the same for one's own and for a stranger's case.
      if (head || messages.has(messageId)) return rejected(id, 'id_taken');
      const { form } = envelope.body;
      const taken = takeAnswers(envelope.body, form && known.forms.get(formKey(job.gameId, form)));
      if (taken.wrong !== undefined) return rejected(id, 'form_invalid', taken.wrong);
      const number = numbers.next().value;
      if (number === undefined) throw new Error('More cases are opened than numbers were taken');
      const { kept: answers, tags: answerTags } = taken;
      const { gameId, playerId } = job;
      const record = { id: caseId, number, gameId, playerId, topic, context, answers, answerTags };
      const change = openCase(record, playersMessage(envelope));
      effects.opened.set(caseId, record);
      addChange(effects, change);
      effects.messages.push({ ...change, staffId: null, clientAt: at });
      const facts = { topic, context, answers: answers?.answers ?? {} };
      opened.set(caseId, facts);
      label(gameId, caseId, { ...facts, text: envelope.body.text }, 'report');
      decision.facts.set(job.playerId, {
        name: context.player?.name ?? null,
        locale: context.locale?.language ?? null,
      });
      return { id, status: 'stored' };
    }
    if (!head || head.playerId !== job.playerId) return rejected(id, 'unknown_case');
    if (envelope.kind === 'case.read') {
      addChange(effects, markSeen(head, 'player', envelope.body.upTo));
      return { id, status: 'stored' };
    }
    if (isVerdict(envelope)) {
      if (known.verdicts.has(id)) return { id, status: 'duplicate' };
      const change = giveVerdict(head, envelope, known.nowMs);
      addChange(effects, change);
      effects.verdicts.push(change.verdict);
      if (change.head.state === 'closed') addChange(effects, endChat(change.head, 'player', known.nowMs));
      return { id, status: 'stored' };
    }
    if (envelope.kind === 'message.delivered') {
      addChange(effects, markDelivered(head, 'player', envelope.body.upTo));
      return { id, status: 'stored' };
    }
    if (envelope.kind === 'chat.start') return begin(head, envelope.id);
    if (envelope.kind === 'chat.leave') {
      const isThis = head.chatId === envelope.body.chatId;
      if (isThis) addChange(effects, endChat(head, 'player', known.nowMs));
      return { id, status: 'stored' };
    }
    if (messages.has(envelope.body.messageId)) return rejected(id, 'id_taken');
    const change = addMessage(head, playersMessage(envelope));
    addChange(effects, change);
    effects.messages.push({ ...change, staffId: null, clientAt: at });
    const facts = opened.get(caseId) ?? known.ruleFacts.get(caseId);
    if (facts) label(head.gameId, caseId, { ...facts, text: envelope.body.text }, 'message');
    return { id, status: 'stored' };
  }

  function label(gameId: string, caseId: Uuid, facts: RuleFacts, on: 'report' | 'message'): void {
    const outcome = known.rules.get(gameId)?.evaluate(facts, on);
    if (outcome?.fitting.length) effects.labels.push({ caseId, on, outcome });
  }

  /** What stays open to a banned player: to appeal, and to go on with an appeal. */
  function isAppeal(envelope: Envelope): boolean {
    if (envelope.kind === 'case.open') return envelope.body.topic === 'ban_appeal';
    if (envelope.kind === 'case.read' || envelope.kind === 'message.delivered') return true;
    return envelope.kind === 'message.send' && caseOf(envelope.caseId)?.topic === 'ban_appeal';
  }

  /** A conversation begins where the door is open and the line not too long; one that goes on already goes on. */
  function begin(head: CaseHead, id: Uuid): SyncResult {
    const change = startChat(head, id, known.nowMs);
    if (change.chat) {
      const door = known.doors.get(head.gameId);
      if (!door?.open) return { ...rejected(id, 'closed'), ...(door?.opensAt && { opensAt: door.opensAt }) };
      const started = effects.chats.filter(({ is, gameId }) => is === 'started' && gameId === head.gameId).length;
      if (door.waiting + started >= door.longestLine) return rejected(id, 'line_full');
    }
    addChange(effects, change);
    return { id, status: 'stored' };
  }

  /**
   * Whether it was done before: the conversation has begun, or the very message stands in the case. One with another text
   * is not the same, and is refused.
   */
  function isWritten({ playerId }: IntakeJob, envelope: CaseEnvelope): boolean {
    if (caseOf(envelope.caseId)?.playerId !== playerId) return false;
    if (envelope.kind === 'chat.start') return known.chats.has(envelope.id);
    if (!isWriting(envelope)) return false;
    const found = messages.get(envelope.body.messageId);
    return found?.caseId === envelope.caseId && found.from === 'player' && isBlackedOut(envelope.body.text, found.text);
  }

  function playersMessage({ caseId, body }: CaseOpen | MessageSend): NewMessage {
    const { messageId, text, attachments } = body;
    messages.set(messageId, { caseId, from: 'player', text });
    return { id: messageId, from: 'player', text, at: known.nowMs, attachments };
  }

  for (const job of jobs) {
    decision.results.push(
      job.envelopes.map((envelope) => {
        const key = outcomeKey(job.playerId, envelope.id);
        const first = outcomes.get(key);
        if (first) return first.status === 'stored' ? { id: envelope.id, status: 'duplicate' } : first;
        const result = apply(job, envelope);
        outcomes.set(key, result);
        // Such a message is recognised by itself for as long as it stands.
        if (envelope.kind === 'message.send' && result.status === 'stored') return result;
        decision.outcomes.push({ playerId: job.playerId, envelopeId: envelope.id, result });
        return result;
      }),
    );
  }
  return decision;
}

import type {
  CaseChanged,
  CaseState,
  Context,
  LiveState,
  Message,
  Solved,
  StaffEvent,
  Topic,
  Update,
  Uuid,
} from '@savepoint/protocol';
import type { KeptAnswers } from '../forms/take-answers.ts';
import type { ChatRecord } from '../chat/record.ts';
import { excerptOf, subjectOf } from './lines.ts';

/**
 * The rules by which a case changes. Each takes the case as it stands and gives the case as it then stands, with what
 * the player (updates) and staff (events) must learn of it. No I/O: intake, the staff side and imports write the rest.
 */
export interface CaseHead {
  id: Uuid;
  number: number;
  gameId: string;
  playerId: Uuid;
  topic: Topic;
  state: CaseState;
  subject: string;
  openedAt: number;
  updatedAt: number;
  lastSeq: number;
  lastFrom: 'player' | 'staff';
  lastExcerpt: string;
  lastAt: number;
  staffReadSeq: number;
  playerReadSeq: number;
  solved: Solved | null;
  rating: number | null;
  staffDeliveredSeq: number;
  playerDeliveredSeq: number;
  live: LiveState;
  liveSince: number | null;
  /** The conversation that is live, or was last, and the agent who accepted it. */
  chatId: Uuid | null;
  agentId: Uuid | null;
  agentName: string | null;
  /** Who sees to the case. */
  ownerId: Uuid | null;
  /** Since when the player waits for an answer. */
  waitingSince: number | null;
}

export interface Change {
  head: CaseHead;
  updates: Update[];
  events: StaffEvent[];
  /** What is written of the record of a live conversation. */
  chat?: ChatRecord;
}

export type NewMessage = Omit<Message, 'seq'>;

/** What a report begins with, before its number and its message are counted. */
export interface NewCase {
  id: Uuid;
  number: number;
  gameId: string;
  playerId: Uuid;
  topic: Topic;
  context: Context;
  answers?: KeptAnswers | null;
  /** Tags that the answers give. */
  answerTags?: readonly string[];
}

export function openCase(given: NewCase, first: NewMessage): Change & { message: Message } {
  const empty: CaseHead = {
    id: given.id,
    number: given.number,
    gameId: given.gameId,
    playerId: given.playerId,
    topic: given.topic,
    state: 'open',
    subject: subjectOf(first.text),
    openedAt: first.at,
    updatedAt: first.at,
    lastSeq: 0,
    lastFrom: 'player',
    lastExcerpt: '',
    lastAt: first.at,
    staffReadSeq: 0,
    playerReadSeq: 0,
    solved: null,
    rating: null,
    staffDeliveredSeq: 0,
    playerDeliveredSeq: 0,
    live: 'none',
    liveSince: null,
    chatId: null,
    agentId: null,
    agentName: null,
    ownerId: null,
    waitingSince: null,
  };
  const added = addMessage(empty, first);
  return {
    ...added,
    updates: [{ ...headUpdate(added.head), ...filledIn(given) }, ...added.updates],
    events: [{ caseId: given.id, kind: 'case.opened' }, ...added.events],
  };
}

/** What was answered goes to the player's other devices too. */
function filledIn({ answers: kept }: NewCase): Pick<CaseChanged, 'form' | 'answers'> {
  return kept ? { ...(kept.form && { form: kept.form }), answers: kept.answers } : {};
}

/** A player's message opens the case (again), an agent's answers it. */
export function addMessage(before: CaseHead, given: NewMessage): Change & { message: Message } {
  const message: Message = { ...given, seq: before.lastSeq + 1 };
  const head: CaseHead = {
    ...before,
    state: given.from === 'player' ? 'open' : 'answered',
    // Whoever goes on talking is not done; an agent may still add a word to the question whether it is solved.
    solved: given.from === 'staff' && before.solved === 'asked' ? 'asked' : null,
    updatedAt: movedUpAt(before, given),
    lastSeq: message.seq,
    lastFrom: given.from,
    lastExcerpt: excerptOf(given.text),
    lastAt: given.at,
  };
  // Nobody has their own words still to read; but what came in before them, perhaps unseen, stays unread.
  if (given.from === 'player' && before.playerReadSeq === before.lastSeq) head.playerReadSeq = message.seq;
  if (given.from === 'staff' && before.staffReadSeq === before.lastSeq) head.staffReadSeq = message.seq;
  const noted = changed(before, head);
  return {
    head: noted.head,
    message,
    updates: [...noted.updates, { kind: 'message.added', caseId: head.id, message }],
    events: [{ caseId: head.id, kind: 'message.added', message }, ...noted.events],
  };
}

/** Where a case stands in the lists costs an entry in each index of them. */
const MOVES_UP_EVERY_MS = 10_000;

/** A conversation that goes on moves up in the lists now and then; with each message it would also run away from its reader. */
function movedUpAt({ live, state, updatedAt }: CaseHead, { from, at }: NewMessage): number {
  const goesOn = (live === 'waiting' || live === 'active') && state === (from === 'player' ? 'open' : 'answered');
  return goesOn && at - updatedAt < MOVES_UP_EVERY_MS ? updatedAt : at;
}

/** Reading moves forward only, and never past the last message. */
export function markSeen(before: CaseHead, by: 'player' | 'staff', upTo: number): Change {
  const seen = Math.min(upTo, before.lastSeq);
  const column = by === 'player' ? 'playerReadSeq' : 'staffReadSeq';
  if (seen <= before[column]) return { head: before, updates: [], events: [] };
  const fact = { kind: 'case.seen', caseId: before.id, by, upTo: seen } as const;
  return { head: { ...before, [column]: seen }, updates: [fact], events: [fact] };
}

/** As `markSeen`, for what has come to a side's screen or device. */
export function markDelivered(before: CaseHead, to: 'player' | 'staff', upTo: number): Change {
  const come = Math.min(upTo, before.lastSeq);
  const column = to === 'player' ? 'playerDeliveredSeq' : 'staffDeliveredSeq';
  if (come <= before[column]) return { head: before, updates: [], events: [] };
  const fact = { kind: 'case.delivered', caseId: before.id, to, upTo: come } as const;
  return { head: { ...before, [column]: come }, updates: [fact], events: [fact] };
}

export function setState(before: CaseHead, state: CaseState, at: number): Change {
  if (before.state === state) return { head: before, updates: [], events: [] };
  return changed(before, { ...before, state, solved: null, updatedAt: at });
}

/** The step to `given`, told to both sides where it shows. */
export function changed(before: CaseHead, given: CaseHead): Change {
  const head: CaseHead = { ...given, waitingSince: waitingSince(before, given) };
  const same = before.state === head.state && before.solved === head.solved && before.rating === head.rating;
  if (same) return { head, updates: [], events: [] };
  return { head, updates: [headUpdate(head)], events: [{ caseId: head.id, kind: 'case.changed' }] };
}

/** A player waits from the first word that nobody has answered; a case that is opened again has not begun to wait just now. */
function waitingSince(before: CaseHead, { state, lastFrom, lastAt, updatedAt }: CaseHead): number | null {
  if (state !== 'open') return null;
  return before.waitingSince ?? (lastFrom === 'player' ? lastAt : updatedAt);
}

/** The whole head of a case, as its player learns it. */
export function headUpdate(head: CaseHead): CaseChanged {
  return {
    kind: 'case.changed',
    caseId: head.id,
    number: head.number,
    topic: head.topic,
    state: head.state,
    openedAt: head.openedAt,
    ...(head.solved && { solved: head.solved }),
    ...(head.rating !== null && { rating: head.rating }),
    ...(head.live !== 'none' && { live: head.live }),
    ...(head.chatId !== null && { chatId: head.chatId }),
    ...(head.agentName !== null && { agent: head.agentName }),
  };
}

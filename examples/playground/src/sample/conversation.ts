import type { CaseState } from '@savepoint/protocol';
import { fillIn, OPENINGS, type Phrases } from './phrases.ts';
import type { Prng } from './prng.ts';
import { valuesOf, type Story } from './story.ts';

/** How a case went: its story, its first words and its age go in; messages, state and what was read come out. */
export interface Conversation {
  state: CaseState;
  messages: { from: 'player' | 'staff'; author?: string; text: string; at: number }[];
  staffReadSeq: number;
  playerReadSeq: number;
}

export interface Beginning {
  story: Story;
  phrases: Phrases;
  opening: string;
  openedAt: number;
  now: number;
}

const AGENTS = ['Ana', 'Minh'] as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Turn = readonly [section: string, afterMs: number] | 'close';

export function converse(
  random: Prng,
  { story, phrases, opening, openedAt, now }: Beginning,
): Conversation {
  const agent = random.pick(AGENTS);
  const values = valuesOf(story, agent);
  const said = new Set<string>();
  const messages: Conversation['messages'] = [{ from: 'player', text: fillIn(opening, values), at: openedAt }];
  let closed = false;

  for (const turn of plan(random, story.section, (now - openedAt) / HOUR_MS)) {
    const last = messages.at(-1)!;
    if (turn === 'close') {
      // An agent closes after the last word, never in the same second.
      closed = last.at + 10 * MINUTE_MS < now;
      break;
    }
    const [section, afterMs] = turn;
    const at = last.at + Math.round(afterMs);
    const fresh = (phrases.get(section) ?? []).filter((phrase) => !said.has(phrase));
    if (at > now - MINUTE_MS || fresh.length === 0) break;
    const phrase = random.pick(fresh);
    said.add(phrase);
    const staff = section.startsWith('answer') || section === 'close';
    const from = staff ? 'staff' : 'player';
    messages.push({ from, ...(staff && { author: agent }), text: fillIn(phrase, values), at });
  }
  const last = messages.at(-1)!;
  const state = closed ? 'closed' : last.from === 'staff' ? 'answered' : 'open';
  return { state, messages, ...reading(random, messages, state, now) };
}

/** What happens after the first message, by how long ago that was. */
function plan(random: Prng, section: string, ageH: number): Turn[] {
  const answer = OPENINGS[section]?.answer ?? 'answer.account';
  const reply = (): Turn => [answer, random.between(0.4, 9) * HOUR_MS];
  const player = (name: string): Turn => [name, random.between(0.1, 14) * HOUR_MS];
  const waited: Turn[] = random.chance(0.14) ? [['nudge', random.between(3, 30) * HOUR_MS]] : [];
  const fate = random.next();
  const unanswered = ageH < 8 ? 0.72 : ageH < 48 ? 0.3 : 0.05;
  if (fate < unanswered) return random.chance(0.25) ? [['nudge', random.between(0.5, 20) * HOUR_MS]] : [];
  const waiting = ageH < 48 ? 0.75 : 0.22;
  if (fate < waiting) return random.chance(0.25) ? [...waited, reply(), player('still')] : [...waited, reply()];
  const ending: Turn[] = random.chance(0.55) ? [['close', random.between(0.2, 5) * HOUR_MS], 'close'] : ['close'];
  if (random.chance(0.2)) {
    const again: Turn = ['answer.account', random.between(0.4, 9) * HOUR_MS];
    return [...waited, reply(), player('still'), again, player('thanks'), ...ending];
  }
  return random.chance(0.6) ? [...waited, reply(), player('thanks'), ...ending] : [...waited, reply(), 'close'];
}

/** Each side has read at least what it wrote last; the rest depends on luck and on how long ago it was. */
function reading(
  random: Prng,
  messages: Conversation['messages'],
  state: CaseState,
  now: number,
): Pick<Conversation, 'staffReadSeq' | 'playerReadSeq'> {
  const count = messages.length;
  const lastOf = (from: 'player' | 'staff'): number => messages.findLastIndex((message) => message.from === from) + 1;
  const ageH = (now - (messages.at(-1)?.at ?? now)) / HOUR_MS;
  const staffSaw = state === 'closed' || random.chance(ageH > 30 ? 0.85 : 0.35);
  const playerSaw = state === 'open' || random.chance(ageH > 30 ? 0.8 : 0.5);
  return {
    staffReadSeq: staffSaw ? count : lastOf('staff'),
    playerReadSeq: playerSaw ? count : Math.max(1, lastOf('player')),
  };
}

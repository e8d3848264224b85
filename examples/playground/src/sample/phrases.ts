import type { Topic } from '@savepoint/protocol';

/**
 * A language's phrase file goes in, its phrases by section come out. A section begins with `[name]`; phrases are parted
 * by empty lines, so that a translator can read and change them without knowing any code.
 */
export type Phrases = ReadonlyMap<string, readonly string[]>;

export function readPhrases(text: string): Phrases {
  const sections = new Map<string, string[]>();
  let section: string[] = [];
  for (const paragraph of text.replaceAll('\r', '').split(/\n\n+|\n(?=\[)|(?<=^\[[\w.]+\])\n/m)) {
    const heading = /^\[([\w.]+)\]$/.exec(paragraph.trim())?.[1];
    if (heading) sections.set(heading, (section = []));
    else if (paragraph.trim()) section.push(paragraph.trim());
  }
  return sections;
}

/** What the sections with first messages are about, and where the answer to them stands. */
export const OPENINGS: Record<string, { topic: Topic; answer: string }> = {
  bug: { topic: 'bug', answer: 'answer.bug' },
  crash: { topic: 'bug', answer: 'answer.bug' },
  payment: { topic: 'payment', answer: 'answer.payment' },
  refund: { topic: 'payment', answer: 'answer.refund' },
  compensation: { topic: 'compensation', answer: 'answer.account' },
  account: { topic: 'account', answer: 'answer.account' },
  ban_appeal: { topic: 'ban_appeal', answer: 'answer.ban_appeal' },
  admitted: { topic: 'ban_appeal', answer: 'answer.mercy' },
  player_conduct: { topic: 'player_conduct', answer: 'answer.report' },
  piracy: { topic: 'piracy', answer: 'answer.report' },
  feedback: { topic: 'feedback', answer: 'answer.wish' },
  other: { topic: 'other', answer: 'answer.wish' },
};

/** Puts values in the places named in braces; a place without a value is a mistake in the phrase file. */
export function fillIn(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}} in: ${phrase}`);
    return String(value);
  });
}

import type { Case } from './case-view.ts';

/** The few words of a transcript, in the player's language. */
export interface TranscriptWords {
  title: string;
  player: string;
  agent: string;
  /** A moment as the player reads it. */
  moment(ms: number): string;
}

/** A conversation as a text that any program opens: who, when, what, and the names of the files. */
export function transcriptOf(view: Case, { title, player, agent, moment }: TranscriptWords): File {
  const parts = view.messages.map(({ from, author, text, at, attachments }) => {
    const who = from === 'player' ? player : (author ?? agent);
    return [`${moment(at)} · ${who}`, text, ...attachments.map(({ name }) => `[${name}]`)].join('\n');
  });
  const name = `${view.number ?? view.id.slice(0, 8)}`;
  return new File([`\uFEFF${[title, ...parts].join('\n\n')}\n`], `case-${name}.txt`, { type: 'text/plain' });
}

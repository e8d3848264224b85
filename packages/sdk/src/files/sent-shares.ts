import type { Case } from '../cases/case-view.ts';

/** Writes into freshly made views how much of each file on its way has arrived. */
export function withShares(cases: Case[], shares: ReadonlyMap<string, number>): Case[] {
  for (const message of shares.size > 0 ? cases.flatMap(({ messages }) => messages) : []) {
    if (message.status === 'refused') continue;
    message.attachments = message.attachments.map((file) => {
      const sentShare = shares.get(file.sha256);
      return sentShare === undefined ? file : { ...file, sentShare };
    });
  }
  return cases;
}

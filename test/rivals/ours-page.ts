import type { SupportWidget } from '@savepoint/widget';
import type { SubjectWindow } from './subject.ts';

declare const Savepoint: { createSupport(options: { endpoint: string; game: string }): SupportWidget };

const endpoint = new URLSearchParams(location.search).get('to') ?? '';
const support = Savepoint.createSupport({ endpoint, game: 'lantern-run' });

(globalThis as SubjectWindow).subject = {
  keep: async (text) => (await support.report({ topic: 'bug', text, context: {} })).ok,
  // What a browser tells a page when the network is back.
  flush: () => dispatchEvent(new Event('online')),
};

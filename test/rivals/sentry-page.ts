import { makeBrowserOfflineTransport, makeFetchTransport } from '@sentry/browser';
import type { SubjectWindow } from './subject.ts';

const url = new URLSearchParams(location.search).get('to') ?? '';
const transport = makeBrowserOfflineTransport(makeFetchTransport)({
  url,
  flushAtStartup: true,
  recordDroppedEvent() {},
});

(globalThis as SubjectWindow).subject = {
  async keep(message) {
    const event_id = crypto.randomUUID().replaceAll('-', '');
    const sent_at = new Date().toISOString();
    const answer = await transport.send([{ event_id, sent_at }, [[{ type: 'event' }, { event_id, message }]]]);
    return (answer.statusCode ?? 200) < 400;
  },
  flush: () => dispatchEvent(new Event('online')),
};

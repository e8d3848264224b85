import { createServer, request as ask, Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * What happens to one request. It passes; the connection is cut before the server hears of it, after the server has
 * done it and before its answer, or in the midst of the answer; it is held at one of the first two moments until its
 * sender is gone; or something on the way answers itself: with a refusal, a fault, or a hotel's sign-in page.
 */
export const FATES = [
  'pass',
  'cut before',
  'cut after',
  'cut within',
  'held before',
  'held after',
  'answer 403',
  'answer 500',
  'answer HTML',
] as const;

export type Fate = (typeof FATES)[number];

export interface Relay {
  url: string;
  /** How many requests met each fate. */
  met: Record<Fate, number>;
  /** The most requests that carry something and were under way at the same time. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

/**
 * A proxy to `port` on this machine that decides on each request by `fateOf`. `held` hears of each held request when it
 * has come as far as it will.
 */
export async function openRelay(
  port: number,
  fateOf: (request: IncomingMessage, body: Buffer) => Fate,
  held: (body: Buffer) => void = () => {},
): Promise<Relay> {
  const met = Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>;
  let atOnce = 0;
  let mostAtOnce = 0;
  const agent = new Agent({ keepAlive: true });
  const proxy = createServer(async (request, response) => {
    const carrying = request.method === 'POST' || request.method === 'PUT' || request.method === 'PATCH';
    if (carrying) mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    try {
      const body = await buffer(request);
      const fate = fateOf(request, body);
      met[fate]++;
      if (fate === 'cut before') return void request.socket.destroy();
      if (fate === 'held before') return held(body);
      if (fate.startsWith('answer ')) return answerItself(fate, response);
      const answer = await forward(port, agent, request, body);
      const content = await buffer(answer);
      if (fate === 'cut after') return void request.socket.destroy();
      if (fate === 'held after') return held(body);
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'content-length': content.length });
      if (fate === 'pass') return void response.end(content);
      response.write(content.subarray(0, content.length / 2), () => request.socket.destroy());
    } catch {
      // The player's browser was killed in mid-request, or the server is away: nobody is left to be answered.
      request.socket.destroy();
    } finally {
      if (carrying) atOnce--;
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    met,
    mostAtOnce: () => mostAtOnce,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  };
}

/** Open to every origin, as it is to a page on the server's own: what a page may read it can be misled by. */
function answerItself(fate: Fate, response: ServerResponse) {
  const html = fate === 'answer HTML';
  response
    .writeHead(html ? 200 : Number(fate.slice(-3)), {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'content-type': html ? 'text/html' : 'text/plain',
    })
    .end(html ? '<!doctype html><title>Hotel Lantern</title>Sign in to go on' : 'Not today');
}

function forward(port: number, agent: Agent, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const { 'transfer-encoding': _, ...rest } = headers;
    const to = { port, host: '127.0.0.1', agent, method, path: url };
    ask({ ...to, headers: { ...rest, 'content-length': body.length } }, resolve).on('error', reject).end(body);
  });
}

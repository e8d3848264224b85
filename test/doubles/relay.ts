import { createServer, request as ask, Agent, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * What happens to one request: it passes; the connection is cut before the server hears of it, after the server has
 * done it and before its answer, or in the midst of the answer; or something on the way answers 500 itself.
 */
export type Fate = 'pass' | 'cut before' | 'cut after' | 'cut within' | 'fail';

export interface Relay {
  url: string;
  /** How many requests met each fate. */
  met: Record<Fate, number>;
  close(): Promise<void>;
}

/** A proxy to `port` on this machine that decides on each request by `fateOf`. */
export async function openRelay(port: number, fateOf: (request: IncomingMessage) => Fate): Promise<Relay> {
  const met: Record<Fate, number> = { pass: 0, 'cut before': 0, 'cut after': 0, 'cut within': 0, fail: 0 };
  const agent = new Agent({ keepAlive: true });
  const proxy = createServer(async (request, response) => {
    try {
      const body = await buffer(request);
      const fate = fateOf(request);
      met[fate]++;
      if (fate === 'cut before') return void request.socket.destroy();
      if (fate === 'fail') return void response.writeHead(500, { 'access-control-allow-origin': '*' }).end('Oh no');
      const answer = await forward(port, agent, request, body);
      const content = await buffer(answer);
      if (fate === 'cut after') return void request.socket.destroy();
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'content-length': content.length });
      if (fate === 'pass') return void response.end(content);
      response.write(content.subarray(0, content.length / 2), () => request.socket.destroy());
    } catch {
      // The player's browser was killed in mid-request, or the server is away: nobody is left to be answered.
      request.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    met,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  };
}

function forward(port: number, agent: Agent, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const { 'transfer-encoding': _, ...rest } = headers;
    const to = { port, host: '127.0.0.1', agent, method, path: url };
    ask({ ...to, headers: { ...rest, 'content-length': body.length } }, resolve).on('error', reject).end(body);
  });
}

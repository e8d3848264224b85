import type { Server } from 'node:http';
import { setImmediate as soon } from 'node:timers/promises';

/** How long requests in flight may take to end. */
const PATIENCE_MS = 5_000;

/** In: a server, a port (0: any) and an address. Out: where it listens; rejects when it cannot. */
export function listen(http: Server, port: number, host: string): Promise<{ port: number; url: string }> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      const address = http.address();
      const taken = address !== null && typeof address === 'object' ? address.port : port;
      const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
      resolve({ port: taken, url: `http://${name}:${taken}` });
    });
  });
}

/** Out: when no more connections are taken; `ended`: when what runs has ended, or was cut. */
export async function stopListening(http: Server): Promise<{ ended: Promise<void> }> {
  // Who has connected already is taken in the turn between these: a proxy whose connection is reset may not ask another node.
  await soon();
  await soon();
  const ended = new Promise<void>((resolve) => {
    const timer = setTimeout(() => http.closeAllConnections(), PATIENCE_MS);
    http.close(() => {
      clearTimeout(timer);
      resolve();
    });
    http.closeIdleConnections();
  });
  return { ended };
}

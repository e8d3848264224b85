import { connect } from 'node:net';

/** What callers saw of a server. */
export interface Seen {
  perSecond: number;
  /** Of each answered request. */
  tookMs: number[];
  /** On the wire, of all requests and answers together. */
  bytes: number;
  /** Body of the last answer. */
  last: string;
}

export interface Call {
  headers: Record<string, string>;
  body: string;
}

/**
 * So many callers on a connection each, every one asking anew as soon as it is answered, for `forMs`. Written on bare
 * sockets: a whole HTTP client would take more of the machine than the server that is measured. Any answer but 200 throws.
 */
export async function callFor(url: string, path: string, callers: number, forMs: number, next: () => Call): Promise<Seen> {
  const { hostname, port } = new URL(url);
  const seen: Seen = { perSecond: 0, tookMs: [], bytes: 0, last: '' };
  const startMs = performance.now();
  await Promise.all(Array.from({ length: callers }, () => oneCaller()));
  seen.perSecond = (seen.tookMs.length * 1_000) / (performance.now() - startMs);
  return seen;

  function oneCaller(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname).setNoDelay(true);
      let given = '';
      let sentMs = 0;
      const send = () => {
        const { headers, body } = next();
        const lines = Object.entries({ host: hostname, ...headers, 'content-length': String(Buffer.byteLength(body)) });
        const text = `POST ${path} HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n${body}`;
        sentMs = performance.now();
        seen.bytes += Buffer.byteLength(text);
        socket.write(text);
      };
      socket.on('connect', send).on('error', reject);
      socket.on('data', (chunk) => {
        seen.bytes += chunk.length;
        // Latin 1 counts bytes, as the length that is declared does.
        given += chunk.toString('latin1');
        const headEnd = given.indexOf('\r\n\r\n') + 4;
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(given)?.[1] ?? Number.NaN);
        if (headEnd < 4 || given.length < headEnd + length) return;
        if (!given.startsWith('HTTP/1.1 200') || Number.isNaN(length)) return socket.destroy(new Error(given));
        seen.tookMs.push(performance.now() - sentMs);
        seen.last = given.slice(headEnd);
        given = '';
        if (performance.now() - startMs < forMs) return send();
        socket.end();
        resolve();
      });
    });
  }
}

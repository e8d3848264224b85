import type { Server } from 'node:http';

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

/** Takes no more connections, lets what runs end, and cuts what does not. */
export function stopListening(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => http.closeAllConnections(), PATIENCE_MS);
    http.close(() => {
      clearTimeout(timer);
      resolve();
    });
    http.closeIdleConnections();
  });
}

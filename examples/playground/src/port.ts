import { createServer } from 'node:net';

/** A port goes in; whether it is free comes out, before a database is started for nothing. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code === 'EADDRINUSE') resolve(false);
      else reject(problem);
    });
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)));
  });
}

/** The port asked for in the environment; throws for what is none. */
export function readPort(text: string | undefined): number {
  if (!text) return 8787;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT must be a port, not "${text}".`);
  return port;
}

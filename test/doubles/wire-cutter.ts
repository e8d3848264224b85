import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface WireCutter {
  /** The address under which a client reaches the server while the wire is whole. */
  url: string;
  port: number;
  /** Ends every connection and refuses new ones: no network. */
  cut(): void;
  /** Nothing goes through any more, and nobody is told. */
  freeze(): void;
  /** After either. What was frozen goes on where it stopped. */
  mend(): void;
  close(): Promise<void>;
}

/** A TCP proxy to a port on this machine, or to the socket at a path, that can be cut and mended. */
export async function openWireCutter(target: number | string): Promise<WireCutter> {
  const pairs = new Map<Socket, Socket>();
  let state: 'whole' | 'cut' | 'frozen' = 'whole';
  const proxy = createServer((client) => {
    if (state === 'cut') return client.destroy();
    const server = typeof target === 'string' ? connect(target) : connect(target, '127.0.0.1');
    for (const [from, to] of [[client, server], [server, client]] as const) {
      pairs.set(from, to);
      if (state === 'whole') from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        pairs.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    state = 'cut';
    for (const socket of pairs.keys()) socket.destroy();
  };
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    cut,
    freeze() {
      state = 'frozen';
      for (const [from, to] of pairs) from.unpipe(to).pause();
    },
    mend() {
      if (state === 'frozen') for (const [from, to] of pairs) from.pipe(to);
      state = 'whole';
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        proxy.close(() => resolve());
      }),
  };
}

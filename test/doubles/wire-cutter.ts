import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface WireCutter {
  /** The address under which a client reaches the server while the wire is whole. */
  url: string;
  /** Ends every connection and refuses new ones: no network. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** A TCP proxy to `port` on this machine that can be cut and mended. */
export async function openWireCutter(port: number): Promise<WireCutter> {
  const sockets = new Set<Socket>();
  let whole = true;
  const proxy = createServer((client) => {
    if (!whole) return client.destroy();
    const server = connect(port, '127.0.0.1');
    for (const [from, to] of [[client, server], [server, client]] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    mend: () => void (whole = true),
    close: () =>
      new Promise((resolve) => {
        cut();
        proxy.close(() => resolve());
      }),
  };
}

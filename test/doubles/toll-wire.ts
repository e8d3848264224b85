import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface TollWire {
  url: string;
  /** How many bytes have come from clients, whether they went on to the server or not. */
  sentBytes(): number;
  /** Calls `task` once when so many more bytes have come; the last of them do not go on to the server. */
  after(bytes: number, task: () => void): void;
  /** Ends every connection there is; new ones are taken. */
  cut(): void;
  /** Nothing goes on, and no connection ends: a tunnel. Until the next cut. */
  hold(): void;
  close(): Promise<void>;
}

/** A TCP proxy to `port` on this machine that counts what clients send. */
export async function openTollWire(port: number): Promise<TollWire> {
  const sockets = new Set<Socket>();
  let sentBytes = 0;
  let held = false;
  let due: { at: number; task: () => void } | undefined;

  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    for (const [from, to] of [[client, server], [server, client]] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    server.pipe(client);
    client.on('data', (bytes) => {
      sentBytes += bytes.length;
      if (due && sentBytes >= due.at) {
        const { task } = due;
        due = undefined;
        return task();
      }
      if (held) return client.pause();
      if (!server.write(bytes)) {
        client.pause();
        server.once('drain', () => client.resume());
      }
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    held = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    sentBytes: () => sentBytes,
    after: (bytes, task) => void (due = { at: sentBytes + bytes, task }),
    cut,
    hold: () => void (held = true),
    close: () =>
      new Promise((resolve) => {
        cut();
        proxy.close(() => resolve());
      }),
  };
}

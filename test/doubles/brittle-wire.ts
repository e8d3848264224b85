import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Way = 'up' | 'down';

export interface BrittleWire {
  /** The address under which a client reaches the server. */
  url: string;
  /** Ends every connection and refuses new ones: no network. */
  cut(): void;
  mend(): void;
  /** Cuts as soon as so many more bytes have gone that way, in the midst of whatever they are part of. */
  cutAfter(way: Way, bytes: number): void;
  /** While refused, connections that ask to become a WebSocket are cut at that request. */
  refuseUpgrades(refused: boolean): void;
  /** Where it leads from now on: another node, another start. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

/** A TCP proxy that breaks at a chosen byte. */
export async function openBrittleWire(port: number): Promise<BrittleWire> {
  const sockets = new Set<Socket>();
  let target = port;
  let whole = true;
  let breaks: { way: Way; bytes: number } | undefined;
  let upgradesRefused = false;

  const cut = () => {
    whole = false;
    breaks = undefined;
    for (const socket of sockets) socket.destroy();
  };

  /** The part of `chunk` that still gets through. */
  function passing(way: Way, chunk: Buffer): Buffer {
    if (breaks?.way !== way) return chunk;
    breaks.bytes -= chunk.length;
    return breaks.bytes > 0 ? chunk : chunk.subarray(0, chunk.length + breaks.bytes);
  }

  function carry(from: Socket, to: Socket, way: Way) {
    sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      if (upgradesRefused && way === 'up' && /^GET .*upgrade: websocket/is.test(chunk.toString('latin1'))) {
        from.destroy();
        return;
      }
      const part = passing(way, chunk);
      const broken = breaks?.way === way && breaks.bytes <= 0 ? breaks : undefined;
      to.write(part, () => {
        if (broken) from.destroy();
        // Mended meanwhile, the others go on.
        if (broken && broken === breaks) cut();
      });
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  const proxy = createServer((client) => {
    if (!whole) return void client.destroy();
    const server = connect(target, '127.0.0.1');
    carry(client, server, 'up');
    carry(server, client, 'down');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    mend() {
      whole = true;
      breaks = undefined;
    },
    cutAfter: (way, bytes) => void (breaks = { way, bytes }),
    refuseUpgrades: (refused) => void (upgradesRefused = refused),
    leadTo: (next) => void (target = next),
    close: () =>
      new Promise((resolve) => {
        cut();
        proxy.close(() => resolve());
      }),
  };
}

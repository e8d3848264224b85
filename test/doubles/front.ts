import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What stands before several nodes: gives each connection to the first of them that takes it. */
export interface Front {
  url: string;
  close(): Promise<void>;
}

/** In: the nodes' ports, the favourite first. */
export async function openFront(ports: readonly number[]): Promise<Front> {
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    open.add(client);
    client.on('error', () => {}).on('close', () => open.delete(client));
    tryNode(client, [...ports]);
  });

  function tryNode(client: Socket, [port, ...others]: number[]): void {
    if (port === undefined) return void client.destroy();
    const node = connect(port, '127.0.0.1');
    let stands = false;
    node.once('connect', () => {
      stands = true;
      client.pipe(node).pipe(client);
      client.once('close', () => node.destroy());
    });
    node.on('error', () => {});
    node.once('close', () => (stands ? client.destroy() : tryNode(client, others)));
  }

  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        proxy.close(() => resolve());
      }),
  };
}

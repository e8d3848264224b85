import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { answerBadClients } from './slow-clients.ts';

test('lets go of who asks for much and does not read it, and of nobody else', async () => {
  let [answering, ended] = [0, 0];
  const http = createServer((_request, response) => {
    answering++;
    response.on('close', () => ended++);
    const fill = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) continue;
    };
    response.on('drain', fill);
    fill();
  });
  answerBadClients(http, 300);
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const ask = () => {
    const socket = connect((http.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    return socket.pause();
  };
  const [deaf, reading] = [ask(), ask().resume()];
  await expect.poll(() => answering).toBe(2);
  await expect.poll(() => ended).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(ended).toBe(1);
  for (const socket of [deaf, reading]) socket.destroy();
  http.closeAllConnections();
  http.close();
});

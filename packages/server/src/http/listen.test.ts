import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { listen, stopListening } from './listen.ts';

test('answers who has connected and was not taken yet when it stops', async () => {
  const http = createServer((_request, response) => response.setHeader('connection', 'close').end('here you are'));
  const { port } = await listen(http, 0, '127.0.0.1');
  let answer = '';
  const asking = connect(port, '127.0.0.1')
    .on('data', (bytes: Buffer) => (answer += bytes.toString()))
    .on('error', ({ message }) => (answer = message));
  asking.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  let stopping: ReturnType<typeof stopListening> | undefined;
  // It connects in the tick before.
  process.nextTick(() => (stopping = stopListening(http)));
  await once(asking, 'close');
  expect(answer).toContain('here you are');
  await (await stopping)?.ended;
});

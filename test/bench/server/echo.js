/** Bare Socket.IO that answers what it is sent: what a message costs when nothing is kept, checked or passed on. */
import { createServer } from 'node:http';
import process from 'node:process';
import { Server } from 'socket.io';

const http = createServer();
new Server(http, { path: '/v1/live', serveClient: false, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('sync', (message, answer) => answer(message));
});
http.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
  process.send?.(`http://127.0.0.1:${port}`);
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('SIGTERM', () => process.exit(0));

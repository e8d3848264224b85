/** Bare Socket.IO that answers what it is sent: what a message costs when nothing is kept, checked or passed on. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { serve } from './serve.js';

const http = createServer();
new Server(http, { path: '/v1/live', serveClient: false, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('sync', (message, answer) => answer(message));
});
serve(http);

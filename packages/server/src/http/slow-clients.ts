import { STATUS_CODES, type Server, type ServerOptions } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEMS, type Problem, type ProblemCode } from '@savepoint/protocol';
import { SECURITY_LINES } from './security-headers.ts';

/** Milliseconds. A whole request may take as long as the largest file at the slowest pace that is waited for. */
export const PATIENCE: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 20 * 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Nobody reads an answer, or says a word, for so long. Sockets of Socket.IO are no longer HTTP and have pings of their own. */
const STALLED_MS = 2 * 60_000;

const CODES: Record<string, ProblemCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too_slow',
  HPE_HEADER_OVERFLOW: 'body_too_large',
};

/**
 * Answers what Node cannot read as a request, or does not wait for, with a problem document as well, and lets go of who
 * asks for much and then does not read it.
 */
export function answerBadClients(http: Server, stalledMs = STALLED_MS): void {
  http.setTimeout(stalledMs);
  http.on('clientError', (error: Error & { code?: string }, socket: Duplex) => {
    // The other end is gone, or has been answered in part.
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const code = CODES[error.code ?? ''] ?? 'malformed';
    const [status, title] = PROBLEMS[code];
    const body = JSON.stringify({ type: 'about:blank', title, status, code } satisfies Problem);
    const headers = `content-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${SECURITY_LINES}${headers}\r\n\r\n${body}`);
  });
}

import type { Socket } from 'socket.io';

/** Timers know no longer times than 24 days. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Ends a socket when what it was opened with holds no more. */
export function endAt(socket: Pick<Socket, 'disconnect' | 'once'>, untilMs: number): void {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const leftMs = untilMs - Date.now();
    if (leftMs <= 0) return void socket.disconnect(true);
    timer = setTimeout(look, Math.min(leftMs, LONGEST_MS)).unref();
  };
  look();
  socket.once('disconnect', () => clearTimeout(timer));
}

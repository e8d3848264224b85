import type { Socket } from 'socket.io';
import type { Caps } from './rates.ts';
import { createTally } from './tally.ts';

/** Lets a socket in while its player and its address have room for one more, until it is gone. Of one node. */
export function createSocketDoors(caps: Pick<Caps, 'socketsPerPlayer' | 'socketsPerAddress'>) {
  const players = createTally(caps.socketsPerPlayer);
  const addresses = createTally(caps.socketsPerAddress);
  return {
    enter(socket: Pick<Socket, 'conn'>, player: string, address: string | null): boolean {
      if (address !== null && !addresses.enter(address)) return false;
      const entered = players.enter(player);
      // The connection, not the socket: one that was refused after this has no `disconnect` of its own.
      if (entered) socket.conn.once('close', () => players.leave(player));
      if (address !== null && entered) socket.conn.once('close', () => addresses.leave(address));
      else if (address !== null) addresses.leave(address);
      return entered;
    },
  };
}

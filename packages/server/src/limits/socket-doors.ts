import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import { addressKey } from './address.ts';
import type { Limits } from './limits.ts';
import { createTally } from './tally.ts';

export interface SocketDoors {
  /** For `allowRequest`: whether the address of a connection to be made has room, and does not knock too often. */
  mayKnock(request: IncomingMessage): Promise<boolean>;
  /** Counts every connection of a side under its address from its first byte on, whether or not anybody ever signs in. */
  count(io: Pick<Server, 'engine'>): void;
  /** Lets a player's socket in while the player has room for one more. */
  enter(socket: Pick<Socket, 'conn'>, player: string): boolean;
}

/** Holds sockets to what one player and one address may have at once, on this node. */
export function createSocketDoors(limits: Limits, proxies: number): SocketDoors {
  const players = createTally(limits.caps.socketsPerPlayer);
  const addresses = createTally(limits.caps.socketsPerAddress);
  return {
    async mayKnock(request) {
      const address = addressKey(request, proxies);
      if (address === null) return true;
      return addresses.hasRoom(address) && (await limits.take('requestsPerAddress', address)) === 0;
    },
    count(io) {
      io.engine.on('connection', (connection: Socket['conn']) => {
        const address = addressKey(connection.request, proxies);
        if (address === null) return;
        // Several may have knocked while there was room for one.
        if (addresses.enter(address)) connection.once('close', () => addresses.leave(address));
        else connection.close(true);
      });
    },
    enter({ conn }, player) {
      const entered = players.enter(player);
      // The connection, not the socket: one that was refused after this has no `disconnect` of its own.
      if (entered) conn.once('close', () => players.leave(player));
      return entered;
    },
  };
}

import { createAdapter, type RedisAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Namespace } from 'socket.io';

/** What the nodes say to each other through Redis. All of it may be lost: the truth is in the database. */
export interface NodeEvents {
  /** Something was committed: look at once. */
  nudge(): void;
  /** A session has ended: see who still may listen. */
  recheck(): void;
  /** A console has come that wants to know who is at which case. */
  who(socketId: string, rooms: string[]): void;
  /** Whether a socket of that node shows this case. */
  here(caseId: string, answer: (here: boolean) => void): void;
}

/** The other nodes on the same database. */
export interface Cluster {
  /** What makes one kind of sockets reach those of the other nodes. */
  adapter(side: 'players' | 'staff'): (namespace: Namespace) => RedisAdapter;
  /** Where all nodes count together what comes in: see limits/limits.ts. */
  counters: Redis;
  /** Whether the other nodes can be reached just now. */
  joined(): boolean;
  close(): void;
}

/** A question to the other nodes that is not answered by then is answered without them. */
const ANSWER_MS = 1_500;
const LONGEST_RETRY_MS = 1_000;

/** Socket.IO drops what its commands come to. Without Redis they fail, and that must not end the process. */
class LossyRedis extends Redis {
  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    command.promise.catch(() => {});
    return super.sendCommand(command, stream);
  }
}

/**
 * In: Redis's address, and the epoch, so that servers on two databases may share one Redis. Out: the cluster, which need
 * not be reachable: it is joined as soon, and as often, as Redis can be had.
 */
export function joinCluster(url: string, epoch: string, log: Logger): Cluster {
  const retryStrategy = (times: number) => Math.min(times * 100, LONGEST_RETRY_MS);
  // What cannot be said now is not worth saying later.
  const pub = new LossyRedis(url, { keyPrefix: `savepoint:${epoch}:`, retryStrategy, enableOfflineQueue: false, commandTimeout: ANSWER_MS });
  const sub = new LossyRedis(url, { retryStrategy, maxRetriesPerRequest: null });
  let closing = false;
  for (const redis of [pub, sub]) {
    redis.on('error', () => {});
    redis.on('close', () => closing || log.warn('Redis cannot be reached; sockets learn from the database alone'));
    redis.on('ready', () => log.info('Redis is reached'));
  }
  return {
    adapter: (side) => createAdapter(pub, sub, { key: `savepoint:${epoch}:${side}`, requestsTimeout: ANSWER_MS }),
    counters: pub,
    joined: () => pub.status === 'ready' && sub.status === 'ready',
    close() {
      closing = true;
      for (const redis of [pub, sub]) redis.disconnect();
    },
  };
}

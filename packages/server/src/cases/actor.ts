import type { Context } from 'hono';
import { sessionOf } from '../staff/guard.ts';
import type { Actor } from './acting.ts';

/** Who asks, with the games on which they may do what the address does. */
export function actorOf(c: Context): Actor {
  const { staff, games } = sessionOf(c);
  return { id: staff.id, name: staff.name, person: staff.email !== '', games: games.map(({ id }) => id) };
}

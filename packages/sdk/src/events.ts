import { isolated } from './readable.ts';

/** What a game can hear from support, with what it is told. */
export interface SupportEvents {
  /** A report or message is kept on this device. */
  saved: { caseId: string };
  /** An agent has answered. */
  reply: { caseId: string; author?: string; text: string };
  /** How many answers the player has not seen: for the game's own badge. */
  unread: { count: number };
  /** The player chose something in the help that only the game can do; `name` is as its author wrote it. */
  action: { name: string };
  /** The server refuses this game or install; `code` is a problem code, or `no_token`: the player's token cannot be had. */
  problem: { code: string };
}

export interface Emitter<Events> {
  /** Calls `heard` at each event of the name; gives the undo. */
  on<Name extends keyof Events>(name: Name, heard: (detail: Events[Name]) => void): () => void;
  emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void;
}

/** An emitter whose listeners cannot hurt each other or the one who emits. */
export function createEmitter<Events>(): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(detail: never) => void>>();
  return {
    on(name, heard) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(heard));
      return () => set.delete(heard);
    },
    emit(name, detail) {
      for (const heard of listeners.get(name) ?? []) isolated(heard, detail as never);
    },
  };
}

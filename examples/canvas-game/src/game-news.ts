/** What the game tells whoever listens, for example the code that embeds support. */
export interface GameNews {
  /** Something worth remembering in a report. */
  moment: (text: string, category: string) => void;
  /** The player asked for help, and about what. */
  help: (topic: 'ban_appeal' | 'payment' | null) => void;
}

export interface News {
  on<K extends keyof GameNews>(name: K, listener: GameNews[K]): () => void;
  moment: GameNews['moment'];
  help: GameNews['help'];
}

export function newNews(): News {
  const moments = new Set<GameNews['moment']>();
  const helps = new Set<GameNews['help']>();
  const sets = { moment: moments, help: helps } satisfies { [K in keyof GameNews]: Set<GameNews[K]> };
  return {
    on(name, listener) {
      const listeners: Set<typeof listener> = sets[name] as Set<typeof listener>;
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    moment: (text, category) => moments.forEach((listener) => listener(text, category)),
    help: (topic) => helps.forEach((listener) => listener(topic)),
  };
}

import type { Engine, EngineParts } from './engine.ts';
import { soon } from './platform/soon.ts';
import type { Store } from './platform/store.ts';

/** What one player has on this device, apart from every other player's: a store and, when there is need, its engine. */
export interface Partition {
  readonly store: Promise<Store>;
  engine(): Promise<Engine>;
  /** The same for what must not wait long. */
  soon(): Promise<Engine>;
  /** Something is being put together here: its player may be gone before it is kept. Gives `task` back. */
  hold<T>(task: Promise<T>): Promise<T>;
  /** Another player is here now: what is still waiting is sent, in its own player's name, and then it is closed. */
  retire(): Promise<void>;
  stop(): void;
}

/** So long after it has failed the engine's file is asked for again, and no longer is what a player said held up by it. */
const SOON_MS = 5_000;

export function openPartition(
  store: Promise<Store>,
  loadEngine: () => Promise<typeof import('./engine.ts')>,
  parts: Omit<EngineParts, 'store'>,
): Partition {
  let running: Promise<Engine> | undefined;
  /** Undefined once stopped. */
  let wanted: (() => Promise<unknown>) | undefined = engine;
  const again = () => void wanted?.().catch(() => {});
  let retry: ReturnType<typeof setTimeout>;
  let held: Promise<unknown> = Promise.resolve();

  function engine(): Promise<Engine> {
    running ??= Promise.all([store, loadEngine()]).then(([store, { startEngine }]) =>
      // Whoever asked may have been told to stop meanwhile: what starts now nobody would end.
      wanted ? startEngine({ ...parts, store }) : Promise.reject(),
    );
    // A chunk that could not be loaded is asked for again at the next need, and after a while. No browser's word that the
    // network is back is waited for: it may come before its word that the loading failed.
    running.catch(() => {
      running = undefined;
      if (!wanted) return;
      clearTimeout(retry);
      retry = setTimeout(again, SOON_MS);
    });
    return running;
  }
  const stop = () => {
    wanted = undefined;
    clearTimeout(retry);
    store
      .then((store) => {
        store.close();
        return running?.then((engine) => engine.stop());
      })
      .catch(() => {});
  };
  const hold = <T>(task: Promise<T>) => {
    held = Promise.allSettled([held, task]);
    return task;
  };
  async function retire() {
    wanted = retire;
    await held;
    const kept = await store;
    if ((await kept.keys('u/')).length || (await kept.keys('o/')).length) (await engine()).whenEmpty(stop);
    else stop();
  }
  return { store, engine, soon: () => soon(engine(), SOON_MS), hold, stop, retire };
}

import { batch, useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useSurroundings } from '../desk-context.ts';

/** What is being changed, kept until it is saved, whatever happens to the page. */
export interface Edit<T> {
  readonly value: ReadonlySignal<T>;
  /** It differs from what is saved. */
  readonly changed: ReadonlySignal<boolean>;
  /** The version that it was made from; 0 for what is new. */
  readonly basedOn: ReadonlySignal<number>;
  /** The version that is saved now. */
  readonly version: ReadonlySignal<number>;
  put(next: T): void;
  /**
   * Saves it as it is now; `ask` has its new version out. What is written meanwhile stays unsaved, over what was saved. `as`:
   * its address from then on. Rejects as `ask` does.
   */
  save(ask: (written: T, basedOn: number) => Promise<number>, as?: string): Promise<void>;
  /** Back to what is saved. */
  drop(): void;
  /** Goes before what somebody else has saved meanwhile. */
  insist(): void;
}

/** In: the address of what is edited, the version that is saved and how it stands in it. What is not changed follows it. */
export function useEdit<T>(about: string, version: number, saved: T): Edit<T> {
  const { unsaved } = useSurroundings().settings;
  const kept = useMemo(() => unsaved.read<T>(about), []);
  const address = useRef(about);
  const stands = useSignal({ version, saved });
  const value = useSignal<T>(kept?.edit ?? saved);
  const changed = useSignal(kept !== null);
  const basedOn = useSignal(kept?.version ?? version);
  const keep = () => unsaved.write(address.current, { version: basedOn.peek(), edit: value.peek() });
  useLayoutEffect(() => {
    // An answer that was on its way when another version was saved here.
    if (version < stands.peek().version) return;
    batch(() => {
      stands.value = { version, saved };
      if (!changed.peek()) [value.value, basedOn.value] = [saved, version];
    });
  }, [version]);
  return {
    value,
    changed,
    basedOn,
    version: useComputed(() => stands.value.version),
    put(next) {
      batch(() => ([value.value, changed.value] = [next, true]));
      keep();
    },
    async save(ask, as = address.current) {
      const written = value.peek();
      const next = await ask(written, basedOn.peek());
      unsaved.forget(address.current);
      address.current = as;
      batch(() => {
        stands.value = { version: next, saved: written };
        basedOn.value = next;
        changed.value = value.peek() !== written;
      });
      if (changed.peek()) keep();
    },
    drop() {
      unsaved.forget(address.current);
      batch(() => {
        [value.value, basedOn.value] = [stands.peek().saved, stands.peek().version];
        changed.value = false;
      });
    },
    insist() {
      basedOn.value = stands.peek().version;
      keep();
    },
  };
}

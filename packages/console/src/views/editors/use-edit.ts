import { batch, useSignal, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useSurroundings } from '../desk-context.ts';

/** What is being changed, kept until it is saved, whatever happens to the page. */
export interface Edit<T> {
  readonly value: ReadonlySignal<T>;
  /** It differs from what is saved. */
  readonly changed: ReadonlySignal<boolean>;
  /** The version that it was made from; 0 for what is new. */
  readonly basedOn: ReadonlySignal<number>;
  /** The version that is saved now. */
  readonly version: number;
  put(next: T): void;
  /** It has been saved. */
  done(): void;
  /** Back to what is saved. */
  drop(): void;
  /** Goes before what somebody else has saved meanwhile. */
  insist(): void;
}

/** In: the address of what is edited, the version that is saved and how it stands in it. Drawn anew for another version. */
export function useEdit<T>(about: string, version: number, saved: T): Edit<T> {
  const { unsaved } = useSurroundings().settings;
  const kept = useMemo(() => unsaved.read<T>(about), []);
  const value = useSignal<T>(kept?.edit ?? saved);
  const changed = useSignal(kept !== null);
  const basedOn = useSignal(kept?.version ?? version);
  const keep = () => unsaved.write(about, { version: basedOn.peek(), edit: value.peek() });
  const done = () => {
    unsaved.forget(about);
    changed.value = false;
  };
  return {
    value,
    changed,
    basedOn,
    version,
    put(next) {
      batch(() => ([value.value, changed.value] = [next, true]));
      keep();
    },
    done,
    drop() {
      batch(() => {
        [value.value, basedOn.value] = [saved, version];
        done();
      });
    },
    insist() {
      basedOn.value = version;
      keep();
    },
  };
}

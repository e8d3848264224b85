import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

const drawn = new Set<string>();

/**
 * The lower part of a screen. The first time, when all of its code runs cold, it is drawn a frame after the upper part: in
 * one go it would cost a slow phone a long task in the midst of the game. From then on it is there at once.
 */
export function Eased({ part, children }: { part: string; children: ComponentChildren }) {
  const ready = useSignal(drawn.has(part));
  useEffect(() => {
    if (ready.value) return undefined;
    const timer = setTimeout(() => {
      drawn.add(part);
      ready.value = true;
    });
    return () => clearTimeout(timer);
  }, []);
  return <>{ready.value && children}</>;
}

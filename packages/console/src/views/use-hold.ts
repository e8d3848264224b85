import { useEffect, useRef } from 'preact/hooks';

/**
 * A scrolled list in, handlers for it out that call `hold(true)` while it must not move: it is scrolled down, or the
 * pointer has just moved over it and a click may follow.
 */
const POINTER_REST_MS = 1_200;
const TOP_PX = 8;

export function useHold(list: { current: HTMLElement | null }, hold: (held: boolean) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pointing = useRef(false);
  const tell = () => hold(pointing.current || (list.current?.scrollTop ?? 0) > TOP_PX);
  const rest = () => {
    clearTimeout(timer.current);
    pointing.current = false;
    tell();
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // What is not on screen is read by nobody.
      hold(false);
    },
    [],
  );
  return {
    onScroll: tell,
    onPointerLeave: rest,
    onPointerMove: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(rest, POINTER_REST_MS);
      if (pointing.current) return;
      pointing.current = true;
      tell();
    },
  };
}

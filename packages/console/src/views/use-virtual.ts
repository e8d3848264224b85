import { useSignal } from '@preact/signals';
import { elementScroll, measureElement, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface VirtualProps {
  list: { current: HTMLElement | null };
  count: number;
  keyOf(index: number): string;
  heightOf(index: number): number;
}

/** Rows beyond what is seen that are drawn all the same, so that the next one can be focused. */
const BEYOND = 2;

/** A scrolled list and its rows' likely heights in; those rows that are to be drawn, and where, out. */
export function useVirtual({ list, count, keyOf, heightOf }: VirtualProps): Virtualizer<HTMLElement, HTMLElement> {
  const drawn = useSignal(0);
  void drawn.value;
  const virtualizer = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  // The same functions at every drawing: with a new one the library would place every row anew.
  const asked = useRef({ keyOf, heightOf });
  asked.current = { keyOf, heightOf };
  const stable = useRef({
    getScrollElement: () => list.current,
    estimateSize: (index: number) => asked.current.heightOf(index),
    getItemKey: (index: number) => asked.current.keyOf(index),
  });
  const options = {
    count,
    ...stable.current,
    overscan: BEYOND,
    scrollToFn: elementScroll,
    observeElementOffset,
    // A list without a layout, as before the first one, has the rows that a window could show.
    observeElementRect: (instance: Virtualizer<HTMLElement, HTMLElement>, tell: (rect: { width: number; height: number }) => void) =>
      observeElementRect(instance, (rect) => tell(rect.height > 0 ? rect : { ...rect, height: window.innerHeight })),
    // Nor has a list that gives way to a case on a narrow page: rows of no height would all be drawn, and then the next page.
    measureElement: (row: HTMLElement, entry: ResizeObserverEntry | undefined, instance: Virtualizer<HTMLElement, HTMLElement>) => {
      const index = instance.indexFromElement(row);
      return measureElement(row, entry, instance) || (instance.measurementsCache[index]?.size ?? asked.current.heightOf(index));
    },
    onChange: () => void drawn.value++,
  };
  virtualizer.current ??= new Virtualizer(options);
  virtualizer.current.setOptions({ ...virtualizer.current.options, ...options });
  useLayoutEffect(() => virtualizer.current?._didMount(), []);
  useLayoutEffect(() => virtualizer.current?._willUpdate());
  return virtualizer.current;
}

/** The real height of a row counts from now on. Out: what ends it, since its element may be another row's next. */
export function watchHeight(virtualizer: Virtualizer<HTMLElement, HTMLElement>, row: HTMLElement, key: string | number | bigint): () => void {
  virtualizer.measureElement(row);
  return () => void virtualizer.elementsCache.delete(key);
}

import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { adopt } from '../../boot/host.ts';
import { usePanel } from '../panel-context.ts';

/** A part of a screen that comes in a file of its own. While it is on its way, or cannot be had, nothing stands for it. */
export function Later<Props extends object>({ load, props }: { load: () => Promise<ComponentType<Props>>; props: Props }) {
  const part = useSignal<{ Part: ComponentType<Props> } | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    load().then(
      (Part) => !gone && (part.value = { Part }),
      () => {},
    );
    return () => void (gone = true);
  }, []);
  const Part = part.value?.Part;
  return Part ? <Part {...props} /> : null;
}

const dressed = new WeakMap<Node, Set<string>>();

/** The style of a part that came later, taken in once. */
export function useStyle(css: string) {
  const { heading } = usePanel();
  useLayoutEffect(() => {
    const root = heading.current!.getRootNode() as ShadowRoot;
    const known = dressed.get(root) ?? new Set();
    dressed.set(root, known);
    if (!known.has(css)) adopt(root, css);
    known.add(css);
  }, []);
}

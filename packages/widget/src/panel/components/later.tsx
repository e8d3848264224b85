import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { adopt } from '../../boot/host.ts';
import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';
import { Meanwhile } from './meanwhile.tsx';

type Load<Props> = () => Promise<ComponentType<Props>>;

/** By what loads it, so that what was here before is drawn at once. */
const loaded = new WeakMap<object, unknown>();

/** Code in a file of its own: undefined while it is on its way, null when it cannot be had. */
function useLoaded<Props extends object>(load: Load<Props>): ComponentType<Props> | undefined | null {
  const state = useSignal<'waiting' | 'here' | 'failed'>(loaded.has(load) ? 'here' : 'waiting');
  useEffect(() => {
    if (loaded.has(load)) return;
    let gone = false;
    load().then(
      (part) => {
        loaded.set(load, part);
        if (!gone) state.value = 'here';
      },
      () => !gone && (state.value = 'failed'),
    );
    return () => void (gone = true);
  }, []);
  return state.value === 'here' ? (loaded.get(load) as ComponentType<Props>) : state.value === 'failed' ? null : undefined;
}

interface LaterProps<Props> {
  load: Load<Props>;
  props: Props;
  /** Stands there until then, and where it cannot be had. */
  meanwhile?: string;
}

/** A part of a screen that comes later. */
export function Later<Props extends object>({ load, props, meanwhile }: LaterProps<Props>) {
  const Part = useLoaded(load);
  return Part ? <Part {...props} /> : <>{meanwhile}</>;
}

/** A whole screen that comes later. `title` stands there meanwhile. */
export function laterScreen<Props extends object>(load: Load<Props>, title: () => string) {
  return function LaterScreen(props: Props) {
    const Screen = useLoaded(load);
    return Screen ? <Screen {...props} /> : <Meanwhile title={title()} now={Screen === null && text.chat.slow} />;
  };
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

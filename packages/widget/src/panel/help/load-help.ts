import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { HelpSnapshot } from '@savepoint/protocol';
import type { Help, Support } from '@savepoint/sdk';
import { adopt } from '../../boot/host.ts';
import { spoken } from '../../i18n/text.ts';

/** Help once it is there: what to show, and the screens that show it. */
export interface LoadedHelp {
  help: Help;
  screens: typeof import('./screens.tsx');
  content: ReadonlySignal<HelpSnapshot | undefined>;
  votes: ReadonlySignal<Readonly<Record<string, boolean>>>;
}

const lasts = new WeakMap<Support, LoadedHelp>();

/**
 * Loads help after the panel is drawn, which does not wait for it; `loaded` says when it is there. What was there when the
 * panel was last open is there at once.
 */
export function loadHelp(root: ShadowRoot, support: Support) {
  const loaded: Signal<LoadedHelp | undefined> = signal(lasts.get(support));
  const undos: (() => void)[] = [];
  let stopped = false;

  async function load() {
    const [screens, help] = await Promise.all([
      import('./screens.tsx'),
      support.features().then((features) => features?.help()),
    ]);
    if (!help || stopped) return;
    if (!lasts.has(support)) adopt(root, screens.helpCss);
    const content = signal(help.content.value);
    const votes = signal(help.votes.value);
    undos.push(
      help.content.subscribe((value) => (content.value = value)),
      help.votes.subscribe((value) => (votes.value = value)),
      effect(() => void help.open(spoken.value.tag)),
      screens.wear(root, content),
    );
    loaded.value = { help, screens, content, votes };
    lasts.set(support, loaded.value);
  }

  return {
    loaded,
    /** What could not be loaded is tried again when the panel next opens. */
    start: () => void load().catch(() => {}),
    stop() {
      stopped = true;
      for (const undo of undos) undo();
    },
  };
}

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

/** What was last there, and of whom: votes are a player's own, and so is the word by which the game does something. */
const lasts = new WeakMap<Support, { whose: string | undefined; loaded: LoadedHelp }>();

/**
 * Loads help after the panel is drawn, which does not wait for it; `loaded` says when it is there. What was there when the
 * same player last had the panel open is there at once.
 */
export function loadHelp(root: ShadowRoot, support: Support) {
  const { playerId } = support;
  const last = lasts.get(support);
  const loaded: Signal<LoadedHelp | undefined> = signal(last?.whose === playerId.value ? last?.loaded : undefined);
  let undos: (() => void)[] = [];
  let unfollow = () => {};
  let stopped = false;
  const undo = () => undos.splice(0).forEach((each) => each());

  async function load() {
    const { value: whose } = playerId;
    const [screens, help] = await Promise.all([
      import('./screens.tsx'),
      support.features().then((features) => features?.help()),
    ]);
    if (!help || stopped || whose !== playerId.value) return;
    if (!lasts.has(support)) adopt(root, screens.helpCss);
    const content = signal(help.content.value);
    const votes = signal(help.votes.value);
    const next = { help, screens, content, votes };
    lasts.set(support, { whose, loaded: next });
    undo();
    undos = [
      help.content.subscribe((value) => (content.value = value)),
      help.votes.subscribe((value) => (votes.value = value)),
      effect(() => void help.open(spoken.value.tag)),
      screens.wear(root, content),
      // An article that is being read stays until this help has it too.
      effect(() => void ((content.value || !loaded.peek()?.content.peek()) && (loaded.value = next))),
    ];
  }

  return {
    loaded,
    /** What could not be loaded is tried again when the panel next opens. */
    start: () => void (unfollow = playerId.subscribe(() => void load().catch(() => {}))),
    stop() {
      stopped = true;
      unfollow();
      undo();
    },
  };
}

import { adopt } from '../../boot/host.ts';
import { spoken, text } from '../../i18n/text.ts';
import { offerKey } from '../offer-key.ts';
import { stopsOf } from '../stops.ts';
import type { PadHandle } from './pad.ts';

/**
 * While the panel is open: loads what drives it by pads when there is one, and lets it rest when the player takes to
 * something else. Without a pad nothing runs and nothing is loaded.
 */
export function watchPads(root: ShadowRoot, dialog: HTMLElement, back: () => void) {
  const listening = new AbortController();
  const { signal } = listening;
  let handle: PadHandle | undefined;
  let loading: Promise<void> | undefined;

  function wake() {
    if (nativePads().length === 0) return;
    loading ??= import('./pad.ts').then(({ startPad }) => {
      if (signal.aborted) return;
      const lent = { root, dialog, offerKey, adopt, back, text: text.pad, language: written() };
      handle = startPad({ ...lent, read: nativePads, stops: () => stopsOf(dialog) });
    });
    // What could not be loaded is tried again when a pad is plugged in.
    loading.catch(() => (loading = undefined));
    handle?.wake();
  }
  const rest = () => handle?.rest();
  // A mouse at rest is told to have moved whenever something is drawn below it.
  const moved = ({ movementX, movementY }: PointerEvent) => (movementX || movementY) && rest();

  addEventListener('gamepadconnected', wake, { signal });
  for (const type of ['pointerdown', 'wheel']) dialog.addEventListener(type, rest, { signal, passive: true });
  dialog.addEventListener('pointermove', moved, { signal });
  wake();
  return {
    rest,
    stop() {
      listening.abort();
      handle?.stop();
    },
  };
}

/** The language whose letters are wanted: that of the panel, or of a player to whom English only was left. */
const written = () => (spoken.value.tag === 'en' ? navigator.language : spoken.value.tag);

/** The pads as the browser has them: the adapters of engines hide them from the game, on the navigator itself. */
function nativePads(): Gamepad[] {
  try {
    return [...Navigator.prototype.getGamepads.call(navigator)].filter((pad) => pad !== null);
  } catch {
    // A frame without the permission, or a browser without pads.
    return [];
  }
}

import { afterFrame, cell, createEmitter, soon, startSupport, type Emitter, type Readable } from '@savepoint/sdk';
import type { Screenshot, Support, SupportEvents, SupportParts } from '@savepoint/sdk';
import type { Topic } from '@savepoint/protocol';
import { BOOT_TEXT } from '../i18n/boot-text.ts';
import { createTruce, type Truce } from '../input/truce.ts';
import type { MountPanel, PanelHandle, PreparePanel } from '../panel/panel.tsx';
import { createHost } from './host.ts';
import { createLauncher } from './launcher.ts';
import type { WidgetOptions } from './options.ts';
import { openPlainForm } from './plain-form.ts';
import type { Toasts } from './toast.ts';

/** Where the panel opens: at home, at the form of a topic, at a case, at an article of the help or at its guided menu. */
export interface Place {
  topic?: Topic;
  caseId?: string;
  article?: string;
  guide?: boolean;
}

export interface WidgetEvents extends SupportEvents {
  /** The panel takes the screen and the keys: pause. */
  open: Record<string, never>;
  /** Everything is given back: go on. */
  close: Record<string, never>;
}

/** Support with its pixels: everything of the headless `Support`, and a panel over the game. */
export interface SupportWidget extends Omit<Support, 'on'> {
  readonly isOpen: Readable<boolean>;
  open(place?: Place): void;
  close(): void;
  /** While true nothing shows up by itself: no launcher, no toast. */
  setBusy(busy: boolean): void;
  /** Calls `heard` at each event of the name; gives the undo. */
  on<Name extends keyof WidgetEvents>(name: Name, heard: (detail: WidgetEvents[Name]) => void): () => void;
}

export interface WidgetParts extends SupportParts {
  /** Called at the first sign that the panel will be wanted. */
  loadPanel(): Promise<{ preparePanel: PreparePanel }>;
  loadEngine(): Promise<typeof import('./engine.ts')>;
  /** One that has listened since before the game did. */
  truce?: Truce | undefined;
}

/** The game is paused by then, and nothing is on screen. */
const PANEL_LIMIT_MS = 10_000;

/** Starts support and draws the launcher. */
export function createWidget(options: WidgetOptions, { loadPanel, truce = createTruce(), ...parts }: WidgetParts): SupportWidget {
  const emitter = createEmitter<WidgetEvents>();
  const support = startSupport(options, { ...parts, emitter: emitter as Emitter<SupportEvents> });
  const isOpen = cell(false);
  if (options.hotkey) truce.hotkey = { code: options.hotkey, press: () => (isOpen.value ? close() : open()) };
  const host = createHost(options.theme);
  const launcher = createLauncher(host.root, options, support.unread, { open: () => open(), intend: () => void panel() });
  let toasts: Toasts | undefined;
  let busy = false;
  support.on('reply', async (reply) => {
    const { createToasts } = await parts.loadEngine();
    toasts ??= createToasts(host.root, BOOT_TEXT, (caseId) => open({ caseId }), options);
    if (!isOpen.value && !busy) toasts.show(reply);
  });

  // It tells what was written to who has gone.
  support.playerId.subscribe(() => toasts?.clear());

  let loading: Promise<MountPanel> | undefined;
  let mounted: PanelHandle | undefined;
  /** Of the last wish to open: there may be several while the panel is on its way. */
  let place: Place;
  let screenshot: Promise<Screenshot>;
  let focused: HTMLElement | null;

  function panel() {
    loading ??= loadPanel().then(({ preparePanel }) => preparePanel(options, BOOT_TEXT));
    // A failed download is tried again at the next wish.
    loading.catch(() => (loading = undefined));
    // The panel asks for it at once: it comes beside it, not after it.
    parts.loadEngine().catch(() => {});
    return loading;
  }

  function open(wish: Place = {}) {
    place = wish;
    if (isOpen.value) return mounted?.go(place);
    isOpen.value = true;
    focused = document.activeElement as HTMLElement | null;
    document.exitPointerLock?.();
    toasts?.clear();
    launcher.show(false);
    truce.take(host.element);
    screenshot = support.takeScreenshot();
    // The game pauses at this, after the picture was read in the same frame.
    void afterFrame().then(() => isOpen.value && emitter.emit('open', {}));
    soon(panel(), PANEL_LIMIT_MS)
      .catch((): MountPanel => openPlainForm)
      .then((mount) => {
        if (isOpen.value) mounted ??= mount({ root: host.root, support, close, screenshot, place, truce });
      })
      // It cannot be shown, for `destroy` has taken its place away: the game must not wait for it.
      .catch(close);
  }

  function close() {
    if (!isOpen.value) return;
    isOpen.value = false;
    mounted?.unmount();
    mounted = undefined;
    support.watch(undefined);
    truce.giveBack();
    launcher.show(!busy);
    // Of what is no element of HTML, some can be focused and some not.
    focused?.focus?.({ preventScroll: true });
    emitter.emit('close', {});
  }

  return {
    ...support,
    isOpen,
    open,
    close,
    setBusy(next) {
      busy = next;
      launcher.show(!busy && !isOpen.value);
      if (busy) toasts?.clear();
    },
    on: emitter.on,
    destroy() {
      close();
      truce.end();
      launcher.remove();
      toasts?.clear();
      host.remove();
      support.destroy();
    },
  };
}

import { effect, signal } from '@preact/signals';
import { TOPICS } from '@savepoint/protocol';
import type { Screenshot, Support } from '@savepoint/sdk';
import { render } from 'preact';
import { adopt } from '../boot/host.ts';
import type { Place } from '../boot/widget.ts';
import type { BootText } from '../i18n/boot-text.ts';
import { directionOf } from '../i18n/direction.ts';
import { createSpeaker, type LanguageOptions } from '../i18n/speaker.ts';
import { spoken, text } from '../i18n/text.ts';
import { shield } from '../input/shield.ts';
import type { Truce } from '../input/truce.ts';
import { panelCss } from '../theme/panel-css.ts';
import { draftOf } from './drafts.ts';
import { keepDurably } from './durable-draft.ts';
import { loadHelp } from './help/load-help.ts';
import { fitAboveKeyboard } from './fit.ts';
import { keepFocus } from './focus-keeper.ts';
import { handleKey } from './keys.ts';
import { watchPads } from './pad/watch-pads.ts';
import { PanelContext, see, type Route } from './panel-context.ts';
import { Frame } from './frame.tsx';

// What later parts of it share is here, and no file of its own to be waited for.
export { Play } from './files/play.tsx';

export interface PanelHandle {
  go(place: Place): void;
  unmount(): void;
}

export interface PanelParts {
  root: ShadowRoot;
  support: Support;
  /** Taken when the panel opened, before the game paused. */
  screenshot: Promise<Screenshot>;
  place: Place;
  close(): void;
  truce: Truce;
}

export type MountPanel = (parts: PanelParts) => PanelHandle;

/** Everything that can be had before the panel is drawn: its language. */
export type PreparePanel = (options: LanguageOptions, bootText: BootText) => Promise<MountPanel>;

export const preparePanel: PreparePanel = async (options, bootText) => {
  const { speak, ready } = createSpeaker(options, bootText);
  await ready();
  // The file has just been run: what follows is a task of its own, so that a game draws between the two.
  await new Promise((done) => setTimeout(done));
  return (parts) => {
    const { unmount, ...panel } = mountPanel(parts);
    // The game may have changed its language, or the network come back.
    void speak();
    addEventListener('online', speak);
    return {
      ...panel,
      unmount() {
        removeEventListener('online', speak);
        unmount();
      },
    };
  };
};

const dressed = new WeakSet<ShadowRoot>();

/**
 * Draws the panel over the page. It is a modal dialog: the only overlay that is seen and usable over a full-screen
 * canvas, above every z-index, with the game behind it out of reach.
 */
const mountPanel: MountPanel = ({ root, support, screenshot, place, close, truce }) => {
  if (!dressed.has(root)) adopt(root, panelCss);
  dressed.add(root);
  const draft = draftOf(support);
  draft.refresh(screenshot);

  const { seen, stopSeeing } = see(support);
  const { loaded, ...help } = loadHelp(root, support);
  const query = signal('');
  const routes = signal<Route[]>([{ name: 'home' }]);
  const go = ({ topic, caseId, article, guide }: Place) => {
    const at = (route: Route) => (routes.value = [{ name: 'home' }, route]);
    // A game's own script may ask for what there is not.
    const known = topic && TOPICS.includes(topic);
    if (known) draft.topic.value = topic;
    if (caseId) at({ name: 'case', caseId });
    else if (known) at({ name: 'report' });
    else if (topic) routes.value = [{ name: 'home' }];
    else if (article) at({ name: 'help', page: { article } });
    else if (guide) at({ name: 'help', page: { menu: null } });
  };
  const back = () => {
    if (routes.value.length > 1) routes.value = routes.value.slice(0, -1);
    // Out of the search first, then out of the panel.
    else if (query.value) query.value = '';
    else close();
  };
  go(place);

  const dialog = document.createElement('dialog');
  dialog.className = 'panel';
  const undress = effect(() => {
    const { tag } = spoken.value;
    dialog.setAttribute('aria-label', text.title);
    dialog.lang = tag;
    dialog.dir = directionOf(tag);
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    back();
  });
  // Who goes back twice and touches nothing in between has the dialog shut by the browser, whatever is prevented.
  dialog.addEventListener('close', () => dialog.isConnected && !dialog.open && show());
  // Where the press began decides: a text may be selected to beyond the edge.
  let pressed: EventTarget | null = null;
  dialog.addEventListener('pointerdown', ({ target }) => (pressed = target));
  dialog.addEventListener('click', ({ target }) => target === dialog && pressed === dialog && close());
  // What a pad adds stands beside what Preact draws, and out of its way.
  // A page has landmarks of its own: in a section a head and a foot are none.
  const frame = document.createElement('section');
  frame.className = 'frame';
  dialog.append(frame);
  root.append(dialog);
  // In a task of its own: a game that goes on under the panel draws between the two.
  const state = { support, seen, draft, help: loaded, query, routes, heading: { current: null }, back, close };
  const drawing = setTimeout(() => {
    render(
      <PanelContext.Provider value={state}>
        <Frame />
      </PanelContext.Provider>,
      frame,
    );
    help.start();
  });
  const unshield = shield(root.host);
  const show = () => {
    const focused = root.activeElement as HTMLElement | null;
    dialog.close();
    dialog.showModal();
    focused?.focus();
  };
  dialog.showModal();
  // An element that goes full screen later lies above the dialog until that is shown again.
  document.addEventListener('fullscreenchange', show);
  const pads = watchPads(root, dialog, back);
  let keepNoMore = () => {};
  const unmeet = support.playerId.subscribe(() => {
    // On screen are the words and the cases of who has gone.
    if (draftOf(support) !== draft) return close();
    keepNoMore();
    keepNoMore = keepDurably(draft, support);
  });
  const undos = [undress, unshield, stopSeeing, help.stop, unmeet, () => keepNoMore(), pads.stop, keepFocus(root, dialog), fitAboveKeyboard(root, dialog)];
  truce.onKey = (event) => {
    pads.rest();
    handleKey(event, root, back);
  };

  return {
    go,
    unmount() {
      document.removeEventListener('fullscreenchange', show);
      clearTimeout(drawing);
      for (const undo of undos) undo();
      render(null, frame);
      dialog.remove();
    },
  };
};

import { signal } from '@preact/signals';
import type { Support } from '@savepoint/sdk';
import { render } from 'preact';
import { adopt } from '../boot/host.ts';
import type { Place } from '../boot/widget.ts';
import { text } from '../i18n/text.ts';
import { shield } from '../input/shield.ts';
import type { Truce } from '../input/truce.ts';
import { panelCss } from '../theme/panel-css.ts';
import { createDraft, type Draft } from './draft.ts';
import { handleKey } from './keys.ts';
import { PanelContext, see, type Route } from './panel-context.ts';
import { Frame } from './frame.tsx';

export interface PanelHandle {
  go(place: Place): void;
  unmount(): void;
}

export interface PanelParts {
  root: ShadowRoot;
  support: Support;
  /** Taken when the panel opened, before the game paused. */
  screenshot: Promise<File | undefined>;
  place: Place;
  close(): void;
  truce: Truce;
}

export type MountPanel = (parts: PanelParts) => PanelHandle;

const drafts = new WeakMap<Support, Draft>();

/**
 * Draws the panel over the page. It is a modal dialog: the only overlay that is seen and usable over a full-screen
 * canvas, above every z-index, with the game behind it out of reach.
 */
export const mountPanel: MountPanel = ({ root, support, screenshot, place, close, truce }) => {
  const draft = drafts.get(support) ?? createDraft(support);
  if (!drafts.has(support)) adopt(root, panelCss);
  drafts.set(support, draft);
  draft.refresh(screenshot);

  const { seen, stopSeeing } = see(support);
  const routes = signal<Route[]>([{ name: 'home' }]);
  const go = ({ topic, caseId }: Place) => {
    if (topic) draft.topic.value = topic;
    if (caseId) routes.value = [{ name: 'home' }, { name: 'case', caseId }];
    else if (topic) routes.value = [{ name: 'home' }, { name: 'report' }];
  };
  const back = () => {
    if (routes.value.length > 1) routes.value = routes.value.slice(0, -1);
    else close();
  };
  go(place);

  const dialog = document.createElement('dialog');
  dialog.className = 'panel';
  dialog.setAttribute('aria-label', text.title);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    back();
  });
  dialog.addEventListener('click', (event) => event.target === dialog && close());
  root.append(dialog);
  render(
    <PanelContext.Provider value={{ support, seen, draft, routes, back, close }}>
      <Frame />
    </PanelContext.Provider>,
    dialog,
  );
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
  truce.onKey = (event) => handleKey(event, root, back);

  return {
    go,
    unmount() {
      document.removeEventListener('fullscreenchange', show);
      unshield();
      render(null, dialog);
      stopSeeing();
      dialog.remove();
    },
  };
};

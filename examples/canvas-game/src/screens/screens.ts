import type { MenuPress } from '../input/menu-press.ts';

/**
 * The menus over the pond: a screen's name goes in and it stands there alone; menu presses move its focus and press its
 * buttons, so that keys and pads reach everything a finger does.
 */
export type ScreenName = 'title' | 'paused' | 'over' | 'shop';

export interface Screens {
  show(name: ScreenName | null, focus?: boolean): void;
  shown(): ScreenName | null;
  /** Returns false when no screen is up. */
  press(press: MenuPress): boolean;
}

/** Presses meant for the run that has just ended must not press the buttons that appear over it. */
const DEAF_MS = 600;

export function newScreens(root: HTMLElement, act: (name: string) => void): Screens {
  const sections = new Map(
    Array.from(root.querySelectorAll<HTMLElement>('[data-screen]'), (section) => [section.dataset.screen, section]),
  );
  let shown: ScreenName | null = null;
  let shownAtMs = 0;

  const deaf = (): boolean => shown === 'over' && performance.now() - shownAtMs < DEAF_MS;

  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
    if (button?.dataset.act && !deaf()) act(button.dataset.act);
  });

  const buttons = (): HTMLElement[] =>
    Array.from(sections.get(shown ?? '')?.querySelectorAll<HTMLElement>('button') ?? []).filter(
      (button) => button.offsetParent !== null || button.getClientRects().length > 0,
    );

  return {
    show(name, focus = true) {
      shown = name;
      shownAtMs = performance.now();
      for (const [key, section] of sections) section.hidden = key !== name;
      if (!focus) return;
      if (name) sections.get(name)?.querySelector<HTMLElement>('.primary')?.focus();
      else root.querySelector('canvas')?.focus();
    },
    shown: () => shown,
    press(press) {
      if (!shown) return false;
      const all = buttons();
      const active = document.activeElement;
      const at = all.findIndex((button) => button === active);
      if (press === 'next') all[(at + 1) % all.length]?.focus();
      if (press === 'previous') all[(at <= 0 ? all.length : at) - 1]?.focus();
      if (press === 'confirm' && !deaf()) {
        if (active instanceof HTMLButtonElement && root.contains(active)) active.click();
        else all.find((button) => button.matches('.primary'))?.focus();
      }
      return true;
    },
  };
}

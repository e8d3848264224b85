import { signal, type ReadonlySignal } from '@preact/signals';
import type { TextStorage } from './text-storage.ts';

/** The agent's choice of light, dark or the system's own in; the attribute the style sheets read out. */
export type ThemeChoice = 'system' | 'light' | 'dark';

export interface Theme {
  readonly choice: ReadonlySignal<ThemeChoice>;
  choose(choice: ThemeChoice): void;
}

const KEY = 'savepoint.desk/theme';
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

export function createTheme(storage: TextStorage, root: { dataset: DOMStringMap }): Theme {
  const choice = signal<ThemeChoice>(read(storage));
  const show = () => {
    if (choice.value === 'system') delete root.dataset.theme;
    else root.dataset.theme = choice.value;
  };
  show();
  return {
    choice,
    choose(next) {
      choice.value = next;
      show();
      try {
        storage.setItem(KEY, next);
      } catch {
        // Refused storage: the choice holds until the page is left.
      }
    },
  };
}

function read(storage: TextStorage): ThemeChoice {
  try {
    const kept = storage.getItem(KEY);
    return THEME_CHOICES.find((choice) => choice === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

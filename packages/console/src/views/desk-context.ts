import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from '../models/desk.ts';
import type { LanguageModel } from '../models/language.ts';
import type { Settings } from '../models/settings/settings.ts';
import type { Theme } from '../models/theme.ts';

/** What every view may read and do. */
export interface Surroundings {
  desk: Desk;
  theme: Theme;
  language: LanguageModel;
  settings: Settings;
}

export const DeskContext = createContext<Surroundings | null>(null);

export function useDesk(): Desk {
  return useSurroundings().desk;
}

export function useSurroundings(): Surroundings {
  const surroundings = useContext(DeskContext);
  if (!surroundings) throw new Error('A view stands outside the desk');
  return surroundings;
}

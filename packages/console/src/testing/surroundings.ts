import type { Desk } from '../models/desk.ts';
import type { TextStorage } from '../models/text-storage.ts';
import { createLanguage } from '../models/language.ts';
import { createSettings } from '../models/settings/settings.ts';
import { createTheme } from '../models/theme.ts';
import type { Surroundings } from '../views/desk-context.ts';
import { createFakeHttp, type FakeHttp } from './fake-http.ts';

/** A desk in, everything its views stand in out: English, the theme of the system, settings of prepared answers. */
export function surround(desk: Desk, storage: TextStorage, http: FakeHttp = createFakeHttp()): Surroundings {
  const root = document.documentElement;
  return {
    desk,
    theme: createTheme(storage, root),
    language: createLanguage(storage, root, ['en']),
    settings: createSettings(http, desk.session, storage),
  };
}

import type { Action, DeskAction } from '@savepoint/protocol';
import { SETTINGS_PAGES, type SettingsPage } from '../../models/place.ts';
import type { SessionModel } from '../../models/session.ts';

/** What a page's role must at least allow. */
export const PAGE_ACTIONS = {
  help: 'help.edit',
  forms: 'help.edit',
  rules: 'rule.edit',
  replies: 'case.reply',
  hours: 'help.edit',
  theme: 'help.edit',
  people: 'staff.read',
  'api-keys': 'api_key.change',
  audit: 'audit.read',
  games: 'game.edit',
} as const satisfies Record<SettingsPage, Action | DeskAction>;

/** Who is signed in in, the settings that their role opens out. */
export const openPages = ({ can }: SessionModel): SettingsPage[] =>
  SETTINGS_PAGES.filter((page) => can(PAGE_ACTIONS[page]));

import type { SettingsPage } from '../../models/place.ts';

/** The frame of the settings, and what several of their pages say. */
export const settings = {
  pages: {
    help: 'Help',
    forms: 'Forms',
    rules: 'Tag rules',
    replies: 'Ready replies',
    hours: 'Hours',
    theme: 'Look',
    people: 'People',
    'api-keys': 'API keys',
    audit: 'Audit log',
    games: 'Games',
  } satisfies Record<SettingsPage, string>,
  notAllowed: 'Your role does not open this page.',
  failed: 'This could not be loaded',
  onGames: 'Where',
  allGames: 'All games, also those to come',
  someGames: 'Some games',
  role: 'Role',
  roleOn: (game: string) => `Role on ${game}`,
  noRole: 'No access',
  everywhere: (role: string) => `${role} on all games`,
  once: 'It is shown this once.',
};

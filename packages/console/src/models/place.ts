/** The address's hash in, which part of the console is on screen out. What a part shows further is its own affair. */
export type Place =
  | { is: 'cases' }
  /** The secret of an invitation, from its link. */
  | { is: 'invitation'; token: string }
  /** `rest`: what the address names within the page. */
  | { is: 'settings'; page: SettingsPage; rest: string[] };

export const SETTINGS_PAGES = ['help', 'forms', 'rules', 'replies', 'hours', 'theme', 'people', 'api-keys', 'audit', 'games'] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

export function readPlace(hash: string): Place {
  const [path = ''] = hash.replace(/^#\/?/, '').split('?', 1);
  const [first = '', ...rest] = path.split('/').map(decoded);
  if (first === 'invitation' && rest[0]) return { is: 'invitation', token: rest[0] };
  const page = SETTINGS_PAGES.find((one) => one === first);
  return page ? { is: 'settings', page, rest } : { is: 'cases' };
}

export const settingsHash = (page: SettingsPage, ...rest: string[]): string =>
  `#/${[page, ...rest.map(encodeURIComponent)].join('/')}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

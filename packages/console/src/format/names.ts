import type { CaseState, CaseSummary, DeviceClass, Solved, Topic } from '@savepoint/protocol';

/** Codes of the wire in, the words an agent reads out. */
export const TOPIC_NAMES: Record<Topic, string> = {
  bug: 'Bug',
  payment: 'Payment',
  compensation: 'Compensation',
  account: 'Account',
  ban_appeal: 'Ban appeal',
  player_conduct: 'Player conduct',
  piracy: 'Piracy',
  feedback: 'Feedback',
  other: 'Other',
};

export const STATE_NAMES: Record<CaseState, string> = { open: 'Open', answered: 'Answered', closed: 'Closed' };
export const SOLVED_NAMES: Record<Solved, string> = { asked: 'Asked if solved', confirmed: 'Solved' };

export const DEVICE_NAMES: Record<DeviceClass, string> = {
  phone: 'Phone',
  tablet: 'Tablet',
  desktop: 'Desktop',
  tv: 'TV',
  console: 'Console',
  headset: 'Headset',
};

/** The player's name, or a short form of the id that tells two nameless players apart. */
export function playerName(player: CaseSummary['player']): string {
  return player.name?.trim() || `Player ${player.id.replaceAll('-', '').slice(-6)}`;
}

/** Up to two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.slice(0, 2).map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

/** A tag's kind and value; a tag without a kind is all value. */
export function tagParts(tag: string): { kind: string; value: string } {
  const colon = tag.indexOf(':');
  return colon < 1 ? { kind: '', value: tag } : { kind: tag.slice(0, colon), value: tag.slice(colon + 1) };
}

/** `topic:ban_appeal` reads `Ban appeal`; other values are words already. */
export function tagLabel(tag: string): string {
  const { kind, value } = tagParts(tag);
  if (kind === 'topic' && value in TOPIC_NAMES) return TOPIC_NAMES[value as Topic];
  if (kind === 'device' && value in DEVICE_NAMES) return DEVICE_NAMES[value as DeviceClass];
  return value;
}

/** `de-DE` reads `German (Germany)`; what is no language code stays as it is. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** `ban_appeal`, `rttMs` or `cpu-load` as words: `Ban appeal`, `Rtt ms`, `Cpu load`. */
export function words(key: string): string {
  const spaced = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_\-.]+/g, ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}

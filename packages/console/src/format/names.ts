import type { CaseSummary, DeviceClass, Topic } from '@savepoint/protocol';
import { inLanguage, text } from '../i18n/text.ts';

/** The player's name, or a short form of the id that tells two nameless players apart. */
export function playerName(player: CaseSummary['player']): string {
  return player.name?.trim() || text.names.nameless(player.id.replaceAll('-', '').slice(-6));
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

/** A tag's kind, as it is called in the language in use. */
export function kindName(kind: string): string {
  const { tagKinds } = text.names;
  return Object.hasOwn(tagKinds, kind) ? tagKinds[kind as keyof typeof tagKinds] : kind;
}

/** `topic:ban_appeal` reads `Ban appeal`; other values are words already. */
export function tagLabel(tag: string): string {
  const { kind, value } = tagParts(tag);
  const { topics, devices } = text.names;
  if (kind === 'topic' && Object.hasOwn(topics, value)) return topics[value as Topic];
  if (kind === 'device' && Object.hasOwn(devices, value)) return devices[value as DeviceClass];
  return value;
}

const languageNames = inLanguage((locale) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }));

/** `de-DE` reads `German (Germany)`; what is no language code stays as it is. */
export function languageName(code: string): string {
  try {
    return languageNames().of(code) ?? code;
  } catch {
    return code;
  }
}

/** `ban_appeal`, `rttMs` or `cpu-load` as words: `Ban appeal`, `Rtt ms`, `Cpu load`. */
export function words(key: string): string {
  const spaced = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_\-.]+/g, ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}

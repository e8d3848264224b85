import { localeOf, resolveLanguage, type CaseDetail, type KeptReply } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';

const SHOWN = 8;

/** What can be filled in. What is not known stays as it is, to be written by hand. */
export const VARIABLES = [
  'player.name',
  'player.id',
  'case.number',
  'case.subject',
  'agent.name',
  'game.name',
  'build',
  'device',
  'os',
] as const;
type Variable = (typeof VARIABLES)[number];

const PLACE = /\{\{\s*([\w.]+)\s*\}\}/g;

/** A text with variables, and what is known of them, in; the text with all that is known filled in out. */
export function filledIn(template: string, known: Partial<Record<Variable, string | undefined>>): string {
  return template.replace(PLACE, (place, name: string) => (Object.hasOwn(known, name) && known[name as Variable]) || place);
}

/** The first variable that still stands in a text. */
export const unfilled = (written: string): string | undefined => written.match(PLACE)?.[0];

export function knownOf(detail: CaseDetail, agent: string, game: string): Partial<Record<Variable, string | undefined>> {
  return {
    'player.name': detail.player.name,
    'player.id': detail.player.studioId,
    'case.number': `#${detail.number}`,
    'case.subject': detail.subject,
    'agent.name': agent,
    'game.name': game,
    build: detail.build,
    device: detail.deviceClass && text.names.devices[detail.deviceClass],
    os: detail.os,
  };
}

/** A ready text in the player's language, or the nearest there is; `other`: the language it is in instead. */
export function textFor({ texts }: KeptReply, locale: string | undefined): { text: string; other?: string } {
  // One that only does something serves in every language.
  if (Object.keys(texts).length === 0) return { text: '' };
  const found = resolveLanguage([locale], Object.keys(texts));
  const language = Object.hasOwn(texts, found) ? found : Object.keys(texts)[0]!;
  const serves = !locale || localeOf(language)?.language === localeOf(locale)?.language;
  return { text: texts[language] ?? '', ...(!serves && { other: language }) };
}

/** A text and where the caret stands in, what is typed after a slash, and where it began, out. */
export function slashAt(written: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|\s)\/([^\s/]{0,40})$/u.exec(written.slice(0, caret));
  return found ? { from: caret - found[1]!.length - 1, typed: found[1]! } : null;
}

/** Those of a case's game and topic: what the player can read, then what this agent picks most, then what is of the topic. */
export function cannedIn(all: readonly KeptReply[], { gameId, topic, locale }: CaseDetail): KeptReply[] {
  const ofGame = all.filter((one) => one.gameId === null || one.gameId === gameId);
  const ranked = ofGame
    .filter(({ topics }) => topics.length === 0 || topics.includes(topic))
    .map((reply) => ({ reply, foreign: Number(textFor(reply, locale).other !== undefined), anyTopic: Number(reply.topics.length === 0) }));
  ranked.sort((a, b) => a.foreign - b.foreign || b.reply.used - a.reply.used || a.anyTopic - b.anyTopic);
  return ranked.map(({ reply }) => reply);
}

/** Those that may be meant by what is typed. */
export function cannedFor(all: readonly KeptReply[], detail: CaseDetail, typed: string): KeptReply[] {
  const begun = typed.toLocaleLowerCase();
  return cannedIn(all, detail).filter(({ name }) => name.toLocaleLowerCase().includes(begun)).slice(0, SHOWN);
}

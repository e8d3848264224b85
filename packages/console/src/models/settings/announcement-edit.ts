import type { Announcement } from '@savepoint/protocol';
import { announcement } from '@savepoint/protocol/schemas';
import * as v from 'valibot';
import { addressOf, linkOf } from '../../article/inline.ts';
import { momentText } from '../../format/time.ts';
import { text } from '../../i18n/text.ts';
import { wordsIn } from './words-in.ts';

/** News or a known problem as its author edits it. */
export interface AnnouncementEdit {
  title: string;
  kind: Announcement['kind'];
  text: string;
  /** As it stands in an article: `article:refunds`. */
  link: string;
  /** As fields for date and time hold them, by the clock of whoever writes; empty: at once, and until it is taken back. */
  from: string;
  until: string;
  builds: string;
  /** Parted by commas. */
  platforms: string;
}

export const EMPTY_ANNOUNCEMENT: AnnouncementEdit = {
  title: '',
  kind: 'problem',
  text: '',
  link: '',
  from: '',
  until: '',
  builds: '',
  platforms: '',
};

export const ANNOUNCEMENT_KINDS = ['problem', 'news'] as const satisfies readonly Announcement['kind'][];

/** What of it the server, or the order of its times, does not allow. */
export type AnnouncementFault = 'link' | 'from' | 'until' | 'builds' | 'platforms';

export function announcementEdit({ title, kind, text: said, link, from, until, audience }: Announcement): AnnouncementEdit {
  const [builds, platforms] = [audience?.builds ?? '', (audience?.platforms ?? []).join(', ')];
  return { title, kind, text: said, link: link ? addressOf(link) : '', from: minuteOf(from), until: minuteOf(until), builds, platforms };
}

/** The edit as it is saved. What is left empty is for everybody, at once, and until it is taken back. */
export function announcementOf(id: string, edit: AnnouncementEdit): Announcement {
  const link = linkOf(edit.link.trim());
  const builds = edit.builds.trim();
  const platforms = wordsIn(edit.platforms);
  const [from, until] = [momentOf(edit.from), momentOf(edit.until)];
  return {
    id,
    kind: edit.kind,
    title: edit.title.trim(),
    text: edit.text.trim(),
    ...(link && { link }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...((builds || platforms.length > 0) && {
      audience: { ...(builds && { builds }), ...(platforms.length > 0 && { platforms }) },
    }),
  };
}

/** The fields of title and text hold no more than may be, and what is new has no id before it is saved. */
const judged = v.omit(announcement, ['id', 'title', 'text']);

export function announcementFaults(edit: AnnouncementEdit): ReadonlySet<AnnouncementFault> {
  const { from = 0, until = Infinity, ...made } = announcementOf('', edit);
  const { issues = [] } = v.safeParse(judged, { ...made, from, ...(until < Infinity && { until }) });
  const paths = issues.map((issue) => v.getDotPath(issue) ?? '');
  const refused = (start: string) => paths.some((path) => path.startsWith(start));
  const faults = new Set<AnnouncementFault>();
  if (refused('link') || (edit.link.trim() !== '' && !linkOf(edit.link.trim()))) faults.add('link');
  if (refused('from')) faults.add('from');
  if (refused('until') || until <= from) faults.add('until');
  if (refused('audience.builds')) faults.add('builds');
  if (refused('audience.platforms')) faults.add('platforms');
  return faults;
}

/** The whole of it as text, to be compared line by line. */
export function announcementText(one: Announcement): string {
  const edit = announcementEdit(one);
  const words = text.help.announcement;
  const moment = (atMs: number | undefined) => (atMs === undefined ? '' : momentText(atMs));
  const facts: [name: string, said: string][] = [
    [words.link, edit.link],
    [words.from, moment(one.from)],
    [words.until, moment(one.until)],
    [words.builds, edit.builds],
    [words.platforms, edit.platforms],
  ];
  const said = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  return [words.kinds[edit.kind], edit.title, '', edit.text, ...(said.length > 0 ? ['', ...said] : []), ''].join('\n');
}

/** A moment (milliseconds since 1970) in, its minute as a field for date and time holds it. */
export function minuteOf(atMs: number | undefined): string {
  if (atMs === undefined) return '';
  const offsetMs = new Date(atMs).getTimezoneOffset() * 60_000;
  return new Date(atMs - offsetMs).toISOString().slice(0, 16);
}

/** And back; undefined while the field holds no whole moment. */
export function momentOf(minute: string): number | undefined {
  const atMs = Date.parse(minute);
  return Number.isNaN(atMs) ? undefined : atMs;
}

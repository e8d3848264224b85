import { newId, resolveLanguage } from '@savepoint/protocol';
import type { HelpArticle, HelpPicture, HelpSnapshot } from '@savepoint/protocol';
import { fromUserAgent } from '../context/device.ts';
import { addToOutbox } from '../outbox/writer.ts';
import type { Store } from '../platform/store.ts';
import { openStore } from '../platform/open-store.ts';
import type { FeatureParts } from '../features.ts';
import { cell, type Readable } from '../readable.ts';
import { createDownloads } from './download.ts';
import { picturesOf } from './pictures.ts';
import type { Found, HelpSearch } from './search/search.ts';
import { createShelf, type KeptSnapshot } from './shelf.ts';
import { visible, type Onlooker } from './visible.ts';

/** What a game tells its players, on their device. No promise rejects. */
export interface Help {
  /** What this player should see now; undefined until something is there. */
  readonly content: Readable<HelpSnapshot | undefined>;
  /** The player's own votes by article, as far as given on this page. */
  readonly votes: Readable<Readonly<Record<string, boolean>>>;
  /** Shows what is kept in the best language for `language`, and resolves when the server has been asked for news. */
  open(language: string): Promise<void>;
  article(id: string): HelpArticle | undefined;
  /** Articles for what is being typed into a search field, the best first. */
  search(query: string): Promise<Found[]>;
  /** At most three articles that may answer a text being written; none rather than a bad one. */
  suggest(text: string): Promise<Found[]>;
  picture(picture: HelpPicture): Promise<Blob | undefined>;
  vote(articleId: string, helpful: boolean): Promise<void>;
  /** The article made a report needless. */
  solved(articleId: string): Promise<void>;
  /** Tells the game that the player wants something that only it can do: event `action`. */
  act(name: string): void;
}

/** Pictures that are loaded ahead for a time without network. */
const PICTURES_AHEAD = 200;

/** Whether the player has asked the browser to load nothing before it is looked at. */
const sparesData = () => (globalThis.navigator as { connection?: { saveData?: boolean } } | undefined)?.connection?.saveData === true;

/** Where help is kept and who looks at it; replaced in tests. */
interface Surroundings {
  openShelf(): Promise<Store>;
  platforms: readonly string[];
}

function browserSurroundings(game: string): Surroundings {
  const { os, class: device } = fromUserAgent(navigator.userAgent, navigator.maxTouchPoints);
  return {
    // Not below `savepoint/`, where each player's own stores are.
    openShelf: () => openStore(`savepoint-help/${game}`),
    platforms: [os, device].filter((name) => name !== undefined),
  };
}

export function createHelp(
  parts: Omit<FeatureParts, 'name' | 'cases' | 'wire' | 'credentials' | 'wake' | 'told'>,
  { openShelf, platforms }: Surroundings = browserSurroundings(parts.game),
): Help {
  const { platform, game, endpoint, store: outbox, changed, emitter } = parts;
  const shelf = createShelf(openShelf);
  const downloads = createDownloads(platform, endpoint, game);
  const content = cell<HelpSnapshot | undefined>(undefined);
  const votes = cell<Readonly<Record<string, boolean>>>({});
  const onlooker: Onlooker = { build: parts.build, platforms };
  let wanted = '';
  let shown = '';
  let searching: Promise<HelpSearch> | undefined;

  /** What comes late of a language that is not spoken any more is kept, not shown. */
  function show(language: string, { text, sha256 }: KeptSnapshot) {
    if (language !== wanted || sha256 === shown) return;
    shown = sha256;
    searching = undefined;
    content.value = visible(JSON.parse(text) as HelpSnapshot, onlooker, platform.now());
  }

  async function showKept(language: string) {
    const kept = await shelf.snapshot(resolveLanguage([language], await shelf.languages()));
    if (kept) show(language, kept);
  }

  async function renew(language: string) {
    const before = await shelf.manifest();
    const fresh = await downloads.manifest(before);
    const current = fresh ?? before;
    if (!current) return;
    const { manifest } = current;
    const best = resolveLanguage([language], Object.keys(manifest.snapshots));
    const sha256 = manifest.snapshots[best];
    if (sha256 && (await shelf.snapshot(best))?.sha256 !== sha256) {
      const text = await downloads.snapshot(manifest, best);
      if (text === undefined) return;
      await shelf.keepSnapshot(best, { sha256, text });
      show(language, { sha256, text });
    }
    // Last: a manifest is kept when what it names is.
    if (fresh) await shelf.keepManifest(fresh);
    await loadPictures();
  }

  async function loadPictures() {
    if (!content.value) return;
    const missing = await shelf.missing(picturesOf(content.value));
    if (sparesData()) return;
    for (const picture of missing.slice(0, PICTURES_AHEAD)) await loadPicture(picture);
  }

  async function loadPicture(picture: HelpPicture): Promise<Blob | undefined> {
    const bytes = await downloads.picture(picture);
    if (bytes) await shelf.keepPicture(picture.sha256, bytes);
    return bytes;
  }

  /** The index is built when somebody first searches, and anew for other content. */
  function index(): Promise<HelpSearch> {
    const { language = 'en', sections = [] } = content.value ?? {};
    searching ??= import('./search/search.ts').then(({ createSearch }) => createSearch(sections, language));
    searching.catch(() => (searching = undefined));
    return searching;
  }

  async function say(said: { kind: 'article.vote'; body: Vote } | { kind: 'article.solved'; body: Solved }) {
    const at = platform.now();
    await addToOutbox(outbox, { id: newId(at), at, ...said }).then(changed, () => {});
  }
  const about = (articleId: string) => ({ articleId, language: content.value?.language ?? 'en' });

  return {
    content,
    votes,
    async open(language) {
      wanted = language;
      await showKept(language).catch(() => {});
      await renew(language).catch(() => {});
    },
    article: (id) => content.value?.sections.flatMap(({ articles }) => articles).find((one) => one.id === id),
    search: async (query) => (await index().catch(() => undefined))?.search(query) ?? [],
    suggest: async (text) => (await index().catch(() => undefined))?.suggest(text) ?? [],
    picture: async (picture) =>
      (await shelf.picture(picture.sha256).catch(() => undefined)) ?? loadPicture(picture).catch(() => undefined),
    async vote(articleId, helpful) {
      votes.value = { ...votes.value, [articleId]: helpful };
      await say({ kind: 'article.vote', body: { ...about(articleId), helpful } });
    },
    solved: (articleId) => say({ kind: 'article.solved', body: about(articleId) }),
    act: (name) => emitter.emit('action', { name }),
  };
}

interface Solved {
  articleId: string;
  language: string;
}
interface Vote extends Solved {
  helpful: boolean;
}

/** `GET /v1/help/<game>/manifest`, with an ETag: names the immutable snapshots at `/content/<sha256>.json`. */
export interface HelpManifest {
  game: string;
  /** SHA-256 of the snapshot for each language. */
  snapshots: Record<string, string>;
}

export interface HelpSnapshot {
  language: string;
  sections: HelpSection[];
}

export interface HelpSection {
  id: string;
  title: string;
  articles: HelpArticle[];
}

export interface HelpArticle {
  id: string;
  title: string;
  body: HelpBlock[];
}

/** Articles are trees, never HTML. */
export type HelpBlock = { type: 'paragraph'; text: string } | { type: 'steps'; items: string[] };

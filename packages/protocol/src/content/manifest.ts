/** `GET /v1/help/<game>/manifest`, with an ETag: names the immutable snapshots at `/content/<sha256>.json`. */
export interface HelpManifest {
  game: string;
  /** Life of the database; a lower `sequence` is taken only with another one. */
  epoch: string;
  /** Rises with each publication. Who has seen a higher one of the same epoch looks at a replayed manifest. */
  sequence: number;
  /** SHA-256 of the snapshot for each language, by its tag. */
  snapshots: Record<string, string>;
}

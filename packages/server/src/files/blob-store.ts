/** Keeps files by the hash of their content. The folder is one way; an S3 bucket can be another. */
export interface BlobStore {
  /**
   * In: bytes as they come. Out: the same bytes, whole but not kept yet. Throws `body_too_large` as soon as there are
   * more than `maxBytes`; then, and when the stream breaks off, nothing is left behind.
   */
  receive(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, maxBytes: number): Promise<Received>;
  /** The content, or null when it is not here. */
  open(sha256: string): Promise<ReadableStream<Uint8Array> | null>;
  /** All that is kept, with when it last came. */
  list(): AsyncIterable<Kept>;
  /** Forgets it; nothing happens where it is not here. */
  delete(sha256: string): Promise<void>;
}

export interface Kept {
  sha256: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Received {
  sha256: string;
  sizeBytes: number;
  /** Where the bytes can be looked at meanwhile. */
  path: string;
  /** Other bytes take their place, under the same hash: what was sent is its address, what is kept may be less. */
  replace(bytes: Uint8Array): Promise<void>;
  /**
   * Keeps them under their hash, durably; a file that is there already stays as it is. `as`: the hash of what they were
   * made from by `replace`, when they come from a backup.
   */
  keep(as?: string): Promise<void>;
  /** Forgets them. After `keep` it does nothing. */
  drop(): Promise<void>;
}

/** The store cannot be asked just now, or says that it is in trouble: what was asked of it may be asked again. */
export class StoreAwayError extends Error {
  override name = 'StoreAwayError';
}

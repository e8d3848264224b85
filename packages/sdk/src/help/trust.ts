import type { HelpManifest, HelpSnapshot } from '@savepoint/protocol';

/**
 * Whether `given` may take the place of the `kept` manifest. An older one of the same database was put there by somebody
 * else, or by a cache that lags behind; only another life of the database, a restored backup, may begin lower.
 */
export function mayReplace(kept: HelpManifest | undefined, given: HelpManifest, game: string): boolean {
  if (given.game !== game || !Number.isInteger(given.sequence) || typeof given.snapshots !== 'object') return false;
  return !kept || kept.epoch !== given.epoch || given.sequence >= kept.sequence;
}

/** Whether a snapshot, whose bytes have the hash that `manifest` gives, is what the manifest says. */
export const belongsTo = (manifest: HelpManifest, snapshot: HelpSnapshot, language: string): boolean =>
  snapshot.language === language && snapshot.sequence <= manifest.sequence;

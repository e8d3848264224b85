import * as v from 'valibot';
import type { HelpManifest } from '../content/manifest.ts';
import { id } from '../envelopes/envelope.ts';
import type { ChatAvailability } from '../live.ts';
import type { RegisterAnswer } from '../players.ts';
import type { ErasureProof } from '../staff/privacy.ts';
import { count, sha256, time } from './shapes.ts';

export const registerAnswer: v.GenericSchema<RegisterAnswer> = v.object({ playerId: id, token: v.string(), expiresInMs: count });

export const chatAvailability: v.GenericSchema<ChatAvailability> = v.object({
  state: v.picklist(['open', 'closed', 'line_full']),
  opensAt: v.exactOptional(time),
  waiting: count,
  expectedWaitMs: v.nullable(v.number()),
});

export const helpManifest: v.GenericSchema<HelpManifest> = v.object({
  game: v.string(),
  epoch: v.string(),
  sequence: count,
  snapshots: v.record(v.string(), sha256),
});

export const erasureProof: v.GenericSchema<ErasureProof> = v.object({
  id,
  playerId: id,
  at: time,
  counts: v.record(v.string(), count),
  sha256,
});

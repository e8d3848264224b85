import * as v from 'valibot';
import { formDefinition } from '../content/form.ts';
import type { FormDetail, FormPage } from '../staff/forms.ts';
import { helpPiece, languageTag, type HelpOverview, type PictureAnswer, type PieceDetail } from '../staff/help.ts';
import { PIECE_KINDS } from '../staff/pieces.ts';
import { rule, type DryRunAnswer, type RulesPage } from '../staff/rules.ts';
import { count, sha256, time } from './shapes.ts';

const piece = { language: languageTag, kind: v.picklist(PIECE_KINDS), id: v.string() };

export const helpOverview: v.GenericSchema<HelpOverview> = v.object({
  sequence: count,
  pieces: v.array(
    v.object({
      ...piece,
      title: v.string(),
      version: count,
      liveVersion: v.exactOptional(count),
      updatedAt: time,
      updatedBy: v.exactOptional(v.string()),
      shown: v.exactOptional(v.object({ from: v.exactOptional(v.number()), until: v.exactOptional(v.number()) })),
      votes: v.exactOptional(v.object({ helpful: count, unhelpful: count, solved: count })),
    }),
  ),
});

/** What is written and what players have are of the same kind: a choice of whole pieces, not of contents. */
export const pieceDetail: v.GenericSchema<unknown, PieceDetail> = v.variant(
  'kind',
  helpPiece.options.map(({ entries: { kind, content } }) =>
    v.object({ ...piece, kind, version: count, draft: content, liveVersion: v.exactOptional(count), live: v.exactOptional(content) }),
  ),
);

export const pictureAnswer: v.GenericSchema<PictureAnswer> = v.object({
  sha256,
  format: v.picklist(['png', 'jpg', 'webp', 'gif']),
  width: count,
  height: count,
});

export const formPage: v.GenericSchema<FormPage> = v.object({
  forms: v.array(v.object({ version: count, liveVersion: v.exactOptional(count), definition: formDefinition })),
});

export const formDetail: v.GenericSchema<FormDetail> = v.object({
  version: count,
  definition: formDefinition,
  liveVersion: v.exactOptional(count),
  live: v.exactOptional(formDefinition),
  stale: v.record(v.string(), v.array(v.string())),
});

export const rulesPage = v.object({
  version: count,
  rules: v.array(rule),
  liveVersion: v.exactOptional(count),
  live: v.exactOptional(v.array(rule)),
}) satisfies v.GenericSchema<unknown, RulesPage>;

export const dryRunAnswer: v.GenericSchema<DryRunAnswer> = v.object({
  cases: count,
  rules: v.array(
    v.object({
      id: v.string(),
      cases: count,
      samples: v.array(v.object({ id: v.string(), number: count, subject: v.string() })),
    }),
  ),
});

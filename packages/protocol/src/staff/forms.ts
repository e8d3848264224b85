import * as v from 'valibot';
import { formDefinition, formName, formRef, type FormDefinition } from '../content/form.ts';

/** `GET /staff/forms/:game`: the newest version of each form, and which one players have. */
export interface FormPage {
  forms: { version: number; liveVersion?: number; definition: FormDefinition }[];
}

/** `GET /staff/forms/:game/:form`: what is written and what players have, to be compared. */
export interface FormDetail {
  version: number;
  definition: FormDefinition;
  liveVersion?: number;
  live?: FormDefinition;
  /** Words, by their paths as `formWords` gives them, whose English was changed after them; by language. */
  stale: Record<string, string[]>;
}

/**
 * `PUT /staff/forms/:game`: keeps a form as its next version. `basedOn` is the version it was made from, 0 for a new form;
 * answered `version_mismatch` when somebody has saved another since.
 */
export const saveFormRequest = v.object({
  definition: formDefinition,
  basedOn: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type SaveFormRequest = v.InferOutput<typeof saveFormRequest>;

export interface FormSaved {
  version: number;
}

/** `POST /staff/forms/:game/publish`: players get these versions; answered with the sequence of the help's manifest. */
export const publishFormsRequest = v.object({ forms: v.pipe(v.array(formRef), v.minLength(1), v.maxLength(100)) });
export type PublishFormsRequest = v.InferOutput<typeof publishFormsRequest>;

/** `POST /staff/forms/:game/unpublish`: players lose them, authors keep them; reports already written by them are taken. */
export const unpublishFormsRequest = v.object({ forms: v.pipe(v.array(formName), v.minLength(1), v.maxLength(100)) });

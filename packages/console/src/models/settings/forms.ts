import type { FormDefinition, FormDetail, FormPage, FormRef, FormSaved } from '@savepoint/protocol';
import type { Http } from '../http.ts';
import { ApiError } from '../api-error.ts';

/** What is asked of players who report something. Each call rejects with an `ApiError`. */
export interface Forms {
  list(game: string): Promise<FormPage['forms']>;
  /** Null for a form that nobody has written. */
  form(game: string, id: string): Promise<FormDetail | null>;
  /** Over the version that it was made from, 0 for a new one. Out: its new version. */
  save(game: string, definition: FormDefinition, basedOn: number): Promise<number>;
  publish(game: string, form: FormRef): Promise<void>;
  unpublish(game: string, id: string): Promise<void>;
}

export function createForms(http: Http): Forms {
  const at = (...parts: string[]) => ['/staff/forms', ...parts.map(encodeURIComponent)].join('/');
  return {
    list: async (game) => (await http.get<FormPage>(at(game))).forms,
    async form(game, id) {
      try {
        return await http.get<FormDetail>(at(game, id));
      } catch (thrown) {
        if (thrown instanceof ApiError && thrown.code === 'not_found') return null;
        throw thrown;
      }
    },
    save: async (game, definition, basedOn) => (await http.put<FormSaved>(at(game), { definition, basedOn })).version,
    publish: async (game, form) => void (await http.post(at(game, 'publish'), { forms: [form] })),
    unpublish: async (game, id) => void (await http.post(at(game, 'unpublish'), { forms: [id] })),
  };
}

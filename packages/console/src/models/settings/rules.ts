import type { DryRunAnswer, Rule, RulesPage } from '@savepoint/protocol';
import type { Http } from '../http.ts';

/** What tags reports by themselves. Each call rejects with an `ApiError`. */
export interface Rules {
  page(game: string): Promise<RulesPage>;
  save(game: string, rules: readonly Rule[], basedOn: number): Promise<number>;
  publish(game: string, version: number): Promise<void>;
  /** What they would say of the newest cases; nothing is changed. */
  dryRun(game: string, rules: readonly Rule[]): Promise<DryRunAnswer>;
}

export function createRules(http: Http): Rules {
  const at = (...parts: string[]) => ['/staff/rules', ...parts.map(encodeURIComponent)].join('/');
  return {
    page: (game) => http.get(at(game)),
    save: async (game, rules, basedOn) => (await http.put<{ version: number }>(at(game), { rules, basedOn })).version,
    publish: (game, version) => http.post(at(game, 'publish'), { version }),
    dryRun: (game, rules) => http.post(at(game, 'dry-run'), { rules }),
  };
}

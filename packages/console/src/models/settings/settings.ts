import type { TextStorage } from '../text-storage.ts';
import type { Http } from '../http.ts';
import type { SessionModel } from '../session.ts';
import { createAccount, type Account } from './account.ts';
import { createApiKeys, type ApiKeys } from './api-keys.ts';
import { createAudit, type Audit } from './audit.ts';
import { createForms, type Forms } from './forms.ts';
import { createGames, type Games } from './games.ts';
import { createHelp, type Help } from './help.ts';
import { createPeople, type People } from './people.ts';
import { createReplies, type Replies } from './replies.ts';
import { createRules, type Rules } from './rules.ts';
import { createUnsaved, type Unsaved } from './unsaved.ts';

/** Everything beside the cases: one's own way in, and what those who lead a desk look after. */
export interface Settings {
  account: Account;
  people: People;
  apiKeys: ApiKeys;
  audit: Audit;
  games: Games;
  help: Help;
  forms: Forms;
  rules: Rules;
  replies: Replies;
  unsaved: Unsaved;
}

export function createSettings(http: Http, session: SessionModel, storage: TextStorage): Settings {
  return {
    unsaved: createUnsaved(storage, () => session.session.peek()?.staff.id ?? ''),
    account: createAccount(http, session),
    people: createPeople(http),
    apiKeys: createApiKeys(http),
    audit: createAudit(http),
    games: createGames(http, session.refresh),
    help: createHelp(http),
    forms: createForms(http),
    rules: createRules(http),
    replies: createReplies(http),
  };
}

import { account } from './en/account.ts';
import { attaching } from './en/attaching.ts';
import { audit } from './en/audit.ts';
import { cases } from './en/cases.ts';
import { common } from './en/common.ts';
import { context } from './en/context.ts';
import { desk } from './en/desk.ts';
import { editors } from './en/editors.ts';
import { forms } from './en/forms.ts';
import { games } from './en/games.ts';
import { help } from './en/help.ts';
import { imports } from './en/imports.ts';
import { inbox } from './en/inbox.ts';
import { lists } from './en/lists.ts';
import { names } from './en/names.ts';
import { notes } from './en/notes.ts';
import { people } from './en/people.ts';
import { problems } from './en/problems.ts';
import { hours } from './en/hours.ts';
import { look } from './en/look.ts';
import { rules } from './en/rules.ts';
import { redaction } from './en/redaction.ts';
import { replies } from './en/replies.ts';
import { sending } from './en/sending.ts';
import { settings } from './en/settings.ts';
import { signIn } from './en/sign-in.ts';
import { time } from './en/time.ts';
import { writing } from './en/writing.ts';

/** Every word the desk shows, in English, by view. A language is one object of this shape. */
export const en = {
  common,
  desk,
  signIn,
  names,
  inbox,
  lists,
  cases,
  notes,
  redaction,
  replies,
  sending,
  attaching,
  writing,
  context,
  imports,
  account,
  settings,
  people,
  games,
  help,
  editors,
  forms,
  rules,
  hours,
  look,
  audit,
  problems,
  time,
};

export type Messages = typeof en;

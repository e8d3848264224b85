import type { Messages } from './en.ts';
import { account } from './zh-hans/account.ts';
import { attaching } from './zh-hans/attaching.ts';
import { audit } from './zh-hans/audit.ts';
import { cases } from './zh-hans/cases.ts';
import { common } from './zh-hans/common.ts';
import { context } from './zh-hans/context.ts';
import { desk } from './zh-hans/desk.ts';
import { editors } from './zh-hans/editors.ts';
import { forms } from './zh-hans/forms.ts';
import { games } from './zh-hans/games.ts';
import { help } from './zh-hans/help.ts';
import { imports } from './zh-hans/imports.ts';
import { inbox } from './zh-hans/inbox.ts';
import { lists } from './zh-hans/lists.ts';
import { names } from './zh-hans/names.ts';
import { notes } from './zh-hans/notes.ts';
import { people } from './zh-hans/people.ts';
import { problems } from './zh-hans/problems.ts';
import { hours } from './zh-hans/hours.ts';
import { look } from './zh-hans/look.ts';
import { rules } from './zh-hans/rules.ts';
import { redaction } from './zh-hans/redaction.ts';
import { replies } from './zh-hans/replies.ts';
import { sending } from './zh-hans/sending.ts';
import { settings } from './zh-hans/settings.ts';
import { signIn } from './zh-hans/sign-in.ts';
import { time } from './zh-hans/time.ts';
import { writing } from './zh-hans/writing.ts';

/** Simplified Chinese, as support teams speak: “工单”, “客服”, “玩家”, “接入”. */
export const zhHans: Messages = {
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

import { cases } from './en/cases.ts';
import { common } from './en/common.ts';
import { context } from './en/context.ts';
import { desk } from './en/desk.ts';
import { imports } from './en/imports.ts';
import { inbox } from './en/inbox.ts';
import { names } from './en/names.ts';
import { problems } from './en/problems.ts';
import { signIn } from './en/sign-in.ts';
import { time } from './en/time.ts';

/** Every word the desk shows, in English, by view. A language is one object of this shape. */
export const en = { common, desk, signIn, names, inbox, cases, context, imports, problems, time };

export type Messages = typeof en;

import { checkAll } from './check-all.ts';
import { BARE } from './subjects.ts';

checkAll(BARE, false);

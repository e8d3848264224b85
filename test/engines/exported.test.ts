import { checkAll } from './check-all.ts';
import { EXPORTED } from './subjects.ts';

checkAll(EXPORTED, false);

import { checkAll } from './check-all.ts';
import { SMALL } from './subjects.ts';

checkAll(SMALL, true);

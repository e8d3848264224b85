import { checkAll } from './check-all.ts';
import { FLAT } from './subjects.ts';

checkAll(FLAT, true);

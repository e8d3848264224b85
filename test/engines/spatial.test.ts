import { checkAll } from './check-all.ts';
import { SPATIAL } from './subjects.ts';

checkAll(SPATIAL, true);

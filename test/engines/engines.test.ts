import { fullScreen } from './checks/full-screen.ts';
import { held } from './checks/held.ts';
import { life } from './checks/life.ts';
import { pointer } from './checks/pointer.ts';
import { typing } from './checks/typing.ts';
import { checkAll } from './stage.ts';

// A pad that was pressed once is remembered by the games, so `held` comes while none has been.
checkAll([...typing, ...pointer, ...held, ...fullScreen, ...life]);

import { startLanternRun } from '../../../../examples/canvas-game/src/lantern-run.ts';
import { startRecording } from './record.ts';

/** The game as it is without support. It is not paused while a panel is open: that would hide what the panel costs. */
startLanternRun(document.querySelector<HTMLElement>('#game')!);
Object.assign(globalThis, { recording: startRecording() });

import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { VoiceNote } from './voice-note.tsx';

const turn = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Records one piece, which comes when it is stopped. */
class Recorder extends EventTarget {
  static isTypeSupported = () => true;
  state = 'inactive';
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    setTimeout(() => {
      this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['said']) }));
      this.dispatchEvent(new Event('stop'));
    });
  }
}

/** A screen with a microphone that the player allows when told to. */
function stage() {
  const track = { stop: vi.fn<() => void>() };
  let allow = () => {};
  const allowed = new Promise<void>((resolve) => (allow = resolve));
  const getUserMedia = () => allowed.then(() => ({ getTracks: () => [track] }));
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  vi.stubGlobal('MediaRecorder', Recorder);
  const files = signal<File[]>([]);
  const box = document.createElement('div');
  render(<VoiceNote files={files} />, box);
  return {
    files,
    track,
    press: () => box.querySelector('button')!.click(),
    allow: () => (allow(), turn()),
    leave: () => (render(null, box), turn().then(turn)),
  };
}

afterEach(() => vi.unstubAllGlobals());

test('a microphone that is allowed after its screen has gone is given back at once', async () => {
  const { files, track, press, allow, leave } = stage();
  await turn();
  press();
  await leave();
  await allow();
  expect([track.stop.mock.calls.length, files.value]).toEqual([1, []]);
});

test('what has been said when the screen goes is among the files, and the microphone is given back', async () => {
  const { files, track, press, allow, leave } = stage();
  await turn();
  press();
  await allow();
  await leave();
  expect([track.stop.mock.calls.length, files.value.map(({ type }) => type)]).toEqual([1, ['audio/webm']]);
});

test('a page that is hidden hears nothing more, and what has been said by then is among the files', async () => {
  const { files, track, press, allow, leave } = stage();
  await turn();
  press();
  await allow();
  const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await turn();
  expect([track.stop.mock.calls.length, files.value.length]).toEqual([1, 1]);
  seen.mockRestore();
  await leave();
  expect([track.stop.mock.calls.length, files.value.length]).toEqual([1, 1]);
});

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';

/** Plays a recorded file by the audio interface itself: a strict page forbids addresses of blobs to an audio element. */
export function Play({ file }: { file: File }) {
  const playing = useSignal<AudioContext | undefined>(undefined);
  const stop = () => {
    void playing.peek()?.close();
    playing.value = undefined;
  };
  useEffect(() => stop, []);

  async function play() {
    const context = new AudioContext();
    playing.value = context;
    try {
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(await file.arrayBuffer());
      source.connect(context.destination);
      source.addEventListener('ended', () => playing.peek() === context && stop());
      source.start();
    } catch {
      stop();
    }
  }
  return (
    <button
      type="button"
      class="plain-icon"
      aria-label={`${text.chat.voice} · ${file.name}`}
      aria-pressed={playing.value !== undefined}
      onClick={() => void (playing.value ? stop() : play())}
    >
      <Icon name={playing.value ? 'stop' : 'play'} />
    </button>
  );
}

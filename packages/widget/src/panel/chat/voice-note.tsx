import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { record, type Recording } from './recorder.ts';

/** A longer one would not fit what a file may have. */
const LONGEST_S = 300;

/** Records a voice message and puts it among the files, where it can be heard and thrown away before it is sent. */
export function VoiceNote({ files, brief }: { files: Signal<File[]>; brief?: boolean }) {
  const recording = useSignal<Recording | undefined>(undefined);
  const seconds = useSignal(0);
  const wrong = useSignal('');
  const starting = useRef(false);
  const gone = useRef(false);

  // What has been said stays, as every word does when a screen is left.
  useEffect(() => () => {
    gone.current = true;
    void stop();
  }, []);
  useEffect(() => {
    if (!recording.value) return undefined;
    const timer = setInterval(() => {
      seconds.value += 1;
      if (seconds.value >= LONGEST_S) void stop();
    }, 1_000);
    // Nobody speaks to a game that is not there, a phone mutes the microphone, and the page may never be shown again.
    const hidden = () => document.visibilityState === 'hidden' && void stop();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [recording.value]);

  async function start() {
    if (starting.current) return;
    starting.current = true;
    wrong.value = '';
    seconds.value = 0;
    const begun = await record().catch(() => void (wrong.value = text.chat.noMic));
    starting.current = false;
    // Nobody could end it any more.
    if (gone.current) begun?.discard();
    else recording.value = begun ?? undefined;
  }

  async function stop() {
    const running = recording.value;
    recording.value = undefined;
    const file = await running?.stop();
    if (file) files.value = [...files.value, file];
  }

  const label = recording.value ? text.chat.stop : text.chat.record;
  return (
    <>
      <button
        type="button"
        class={`${brief ? 'plain-icon' : 'quiet'} voice${recording.value ? ' recording' : ''}`}
        aria-label={label}
        aria-pressed={recording.value !== undefined}
        onClick={() => void (recording.value ? stop() : start())}
      >
        <Icon name={recording.value ? 'stop' : 'microphone'} />
        {recording.value ? <span class="clock">{clockOf(seconds.value)}</span> : !brief && <span>{label}</span>}
      </button>
      <p role="alert" class="wrong">
        {wrong.value}
      </p>
    </>
  );
}

const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

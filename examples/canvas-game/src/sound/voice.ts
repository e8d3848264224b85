/** Notes and noise go in, sound comes out. Silent until the first press, as browsers and neighbours ask. */
export interface Voice {
  /** Called on a press: the only moment at which a browser lets sound begin. */
  wake(): void;
  setMuted(muted: boolean): void;
  note(frequencyHz: number, options?: NoteOptions): void;
  whoosh(lengthS: number, fromHz: number, toHz: number, volume: number): void;
}

export interface NoteOptions {
  type?: OscillatorType;
  volume?: number;
  lengthS?: number;
  /** Frequency at the end of the note. */
  toHz?: number;
  delayS?: number;
}

export function newVoice(): Voice {
  let audio: { context: AudioContext; out: GainNode; noise: AudioBuffer } | null = null;
  let muted = false;

  return {
    wake() {
      if (!audio) audio = open(muted);
      if (audio?.context.state === 'suspended') audio.context.resume().catch(() => {});
    },
    setMuted(next) {
      muted = next;
      if (audio) audio.out.gain.setTargetAtTime(muted ? 0 : 0.5, audio.context.currentTime, 0.02);
    },
    note(frequencyHz, { type = 'triangle', volume = 0.2, lengthS = 0.18, toHz, delayS = 0 } = {}) {
      if (!audio || muted) return;
      const { context, out } = audio;
      const start = context.currentTime + delayS;
      const oscillator = context.createOscillator();
      oscillator.type = type;
      oscillator.frequency.setValueAtTime(frequencyHz, start);
      if (toHz) oscillator.frequency.exponentialRampToValueAtTime(toHz, start + lengthS);
      oscillator.connect(fading(context, start, lengthS, volume)).connect(out);
      oscillator.start(start);
      oscillator.stop(start + lengthS);
    },
    whoosh(lengthS, fromHz, toHz, volume) {
      if (!audio || muted) return;
      const { context, out, noise } = audio;
      const start = context.currentTime;
      const source = context.createBufferSource();
      source.buffer = noise;
      const band = context.createBiquadFilter();
      band.type = 'bandpass';
      band.Q.value = 1.2;
      band.frequency.setValueAtTime(fromHz, start);
      band.frequency.exponentialRampToValueAtTime(toHz, start + lengthS);
      source.connect(band).connect(fading(context, start, lengthS, volume)).connect(out);
      source.start(start);
      source.stop(start + lengthS);
    },
  };
}

/** Null where the browser has no sound or will not give it: the game is then quiet, not broken. */
function open(muted: boolean): { context: AudioContext; out: GainNode; noise: AudioBuffer } | null {
  try {
    const context = new AudioContext({ latencyHint: 'interactive' });
    const out = context.createGain();
    out.gain.value = muted ? 0 : 0.5;
    const soft = context.createDynamicsCompressor();
    out.connect(soft).connect(context.destination);
    const noise = context.createBuffer(1, context.sampleRate / 2, context.sampleRate);
    const samples = noise.getChannelData(0);
    for (let i = 0; i < samples.length; i++) samples[i] = Math.random() * 2 - 1;
    return { context, out, noise };
  } catch {
    return null;
  }
}

function fading(context: AudioContext, start: number, lengthS: number, volume: number): GainNode {
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + 0.008);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lengthS);
  return gain;
}

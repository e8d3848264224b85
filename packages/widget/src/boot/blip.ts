const LENGTH_S = 0.18;
const LOUDNESS = 0.08;

/** Two short soft tones, made on the spot. A page in which the player has pressed nothing yet stays silent. */
export function blip() {
  const audio = new AudioContext();
  const volume = audio.createGain();
  const tone = audio.createOscillator();
  const { currentTime: start } = audio;
  tone.frequency.setValueAtTime(660, start);
  tone.frequency.setValueAtTime(880, start + LENGTH_S / 2);
  volume.gain.setValueAtTime(LOUDNESS, start);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH_S);
  tone.connect(volume).connect(audio.destination);
  tone.onended = () => void audio.close();
  tone.start(start);
  tone.stop(start + LENGTH_S);
}

import type { Scene } from 'phaser';

/** Makes a falling or rising tone and puts it where Phaser keeps loaded sounds; silent where there is no Web Audio. */
export function addTone(scene: Scene, name: string, fromHz: number, toHz: number, lengthS: number): void {
  const { sound, cache } = scene;
  if (!('context' in sound)) return;
  const { context } = sound;
  const buffer = context.createBuffer(1, context.sampleRate * lengthS, context.sampleRate);
  const samples = buffer.getChannelData(0);
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    const part = i / samples.length;
    phase += ((fromHz + (toHz - fromHz) * part) * 2 * Math.PI) / context.sampleRate;
    samples[i] = Math.sin(phase) * (1 - part) * 0.3;
  }
  cache.audio.add(name, buffer);
}

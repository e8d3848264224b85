/** The microphone at work. */
export interface Recording {
  /** Ends it. Out: what was said, as a file; undefined when nothing came. */
  stop(): Promise<File | undefined>;
  discard(): void;
}

/** What browsers record, best first. */
const KINDS = [
  ['audio/webm', 'webm'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg', 'ogg'],
] as const;

/** Asks for the microphone and records. Rejects where there is none or the player refuses it. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [type, ending] = KINDS.find(([kind]) => MediaRecorder.isTypeSupported(kind)) ?? KINDS[0];
  const release = () => stream.getTracks().forEach((track) => track.stop());
  try {
    // Speech is clear at this rate, and five minutes of it have 1.2 MB.
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32_000 });
    const chunks: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => data.size > 0 && chunks.push(data));
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
    recorder.start();
    return {
      async stop() {
        if (recorder.state !== 'inactive') recorder.stop();
        await ended;
        release();
        const time = new Date().toTimeString().slice(0, 8).replaceAll(':', '-');
        return chunks.length > 0 ? new File(chunks, `voice-${time}.${ending}`, { type }) : undefined;
      },
      discard() {
        if (recorder.state !== 'inactive') recorder.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

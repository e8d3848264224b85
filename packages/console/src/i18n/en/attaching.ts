/** Files of a reply that is being written. */
export const attaching = {
  attach: 'Attach files',
  files: 'Files of the reply',
  remove: (name: string) => `Remove ${name}`,
  uploading: (name: string) => `Uploading ${name}`,
  tooLarge: 'Larger than 8 MB.',
  tooMany: (most: number) => `At most ${most} files in one reply.`,
  waits: 'Files are still on their way.',
  failed: 'A file has not arrived: try again, or remove it.',
  needsWords: 'Say something with the files.',
};

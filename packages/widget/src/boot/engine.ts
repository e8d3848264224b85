/** What comes with the first thing to send or to hear: the engine of the sdk, and the note that an agent has answered. */
export { startEngine } from '@savepoint/sdk/engine';
export { createToasts } from './late-toasts.ts';
// What later parts of it share is here, and no file of its own to be waited for.
export { cell } from '@savepoint/sdk';

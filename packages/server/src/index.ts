/** The server as a library: start it, fill it. `main.ts` is the program. */
export { startServer } from './app.ts';
export type { SavepointServer, ServerOptions } from './app.ts';
export { importCases } from './cases/import-cases.ts';
export type { ImportedCase } from './cases/import-cases.ts';

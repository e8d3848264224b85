/** Support without pixels: for studios that draw their own screens, and for the widget. */
export { createSupport } from './support.ts';
export type { Support } from './support.ts';
export type { SupportOptions } from './options.ts';
export type { FaultCode, NewMessage, NewReport, Receipt } from './report.ts';
export type { SupportEvents } from './events.ts';
export type { Case, CaseMessage } from './cases/case-view.ts';
export { browserPlatform } from './platform/platform.ts';
export type { Platform } from './platform/platform.ts';
export { memoryStore } from './platform/memory-store.ts';
export type { Store } from './platform/store.ts';

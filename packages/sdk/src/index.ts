import type { SupportOptions } from './options.ts';
import { startSupport, type Support } from './support.ts';

/** Support without pixels, for studios that draw their own screens. Never throws. */
export function createSupport(options: SupportOptions): Support {
  return startSupport(options, { loadEngine });
}

/** The part that waits until it is needed, as a chunk of its own. */
export const loadEngine = () => import('./engine.ts');

export { createEmitter } from './events.ts';
export type { Emitter } from './events.ts';
export { startSupport } from './support.ts';
export type { Player, StorageState, Support, SupportParts } from './support.ts';
export { afterFrame } from './context/picture.ts';
export type { NoPicture, Screenshot } from './context/screenshot.ts';
export { soon } from './platform/soon.ts';
export { cell } from './readable.ts';
export type { Readable } from './readable.ts';
export type { SupportOptions } from './options.ts';
export type { FaultCode, NewMessage, NewReport, Receipt } from './report.ts';
export type { SupportEvents } from './events.ts';
export type { Case, CaseMessage } from './cases/case-view.ts';
export type { OwnCases } from './cases/own-cases.ts';
export type { TranscriptWords } from './cases/transcript.ts';
export type { DraftFiles, KeptDraft, ReportDraft } from './report-draft.ts';
export type { Chats, ChatState, LiveChat } from './live/live-chat.ts';
export type { LinkState } from './live/link.ts';
export type { Features } from './features.ts';
export type { Help } from './help/help.ts';
export type { Found } from './help/search/search.ts';
export type { Stretch } from './help/search/excerpt.ts';
export type { Platform } from './platform/platform.ts';
export { memoryStore } from './platform/memory-store.ts';
export type { Store } from './platform/store.ts';

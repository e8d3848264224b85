/** Types and plain constants of the wire; nothing here pulls validation code into a bundle. */
export { isId, newId } from './ids.ts';
export type { Uuid } from './ids.ts';
export * as LIMITS from './limits.ts';
export { COLLECTION_LEVELS, withinLevel } from './privacy.ts';
export type { CollectionLevel } from './privacy.ts';
export { PROBLEMS, REJECTIONS } from './problems.ts';
export type { Problem, ProblemCode, RejectionCode } from './problems.ts';
export { TOPICS } from './topics.ts';
export type { Topic } from './topics.ts';
export { PROTOCOL_VERSION } from './version.ts';

export type { Attachment } from './attachment.ts';
export type { Handover, ImportAnswer } from './handover.ts';
export type { Breadcrumb, Context, ContextPart, DeviceClass, FailedRequest, GameError } from './context.ts';
export type { Envelope, EnvelopeKind } from './envelopes/index.ts';
export type { CaseOpen } from './envelopes/case-open.ts';
export type { CaseRead } from './envelopes/case-read.ts';
export type { MessageSend } from './envelopes/message-send.ts';
export type { CaseChanged, CaseSeen, MessageAdded, Update } from './updates/index.ts';
export type { CaseState, Message } from './updates/message.ts';
export type { SyncAnswer, SyncRequest, SyncResult } from './sync.ts';
export type { RegisterAnswer, RegisterRequest } from './players.ts';
export type { HelpArticle, HelpBlock, HelpManifest, HelpSection, HelpSnapshot } from './help.ts';
export type { CaseDetail, CasePage, CaseQuery, CaseSummary, ReadRequest, ReplyRequest, StateRequest } from './staff/cases.ts';
export type { StaffClientEvents, StaffEvent, StaffPush, StaffServerEvents } from './staff/events.ts';
export type { Session, SignInRequest, StaffGame } from './staff/session.ts';

import type {
  BulkProgress,
  BulkRequest,
  CaseDetail,
  CasePage,
  CaseSort,
  CaseSummary,
  Colleague,
  Conditions,
  DraftMode,
  DraftRequest,
  DraftSaved,
  EditRequest,
  HeldReply,
  ImportAnswer,
  KeptReply,
  Mention,
  NoteRequest,
  ReadRequest,
  RedactCaseRequest,
  RedactRequest,
  ReplyRequest,
  SavedView,
  Session,
  SignInRequest,
  StateRequest,
  Uuid,
  ViewRequest,
  ViewsPage,
} from '@savepoint/protocol';

/** A page of the list: `before` is the `next` of the page before. Without a sort what fits best stands first. */
export interface CaseQuestion {
  conditions: Conditions;
  sort: CaseSort | null;
  before?: string;
  limit?: number;
}

/** For whom a view is kept. */
export type ViewShare = 'personal' | 'team' | { gameId: string };

/** Everything the desk asks of the server. Each call rejects with an `ApiError` and nothing else. */
export interface Api {
  session(): Promise<Session>;
  signIn(request: SignInRequest): Promise<Session>;
  signOut(): Promise<void>;
  cases(query: CaseQuestion): Promise<CasePage>;
  caseById(id: Uuid): Promise<CaseDetail>;
  /** Repeating it with the same id stores nothing twice. */
  reply(caseId: Uuid, reply: ReplyRequest): Promise<void>;
  /** Takes a held reply back into its draft; rejects with `already_sent` when it was too late. */
  undoReply(caseId: Uuid, id: Uuid): Promise<void>;
  /** Gives a held reply up. */
  discardReply(caseId: Uuid, id: Uuid): Promise<void>;
  /** One's own replies that are held, or were stopped. */
  heldReplies(): Promise<HeldReply[]>;
  read(caseId: Uuid, request: ReadRequest): Promise<void>;
  setState(caseId: Uuid, request: StateRequest): Promise<void>;
  /** Asks the player whether the case is solved. */
  askSolved(caseId: Uuid): Promise<void>;
  /** Live conversations that wait for an agent. */
  waitingChats(): Promise<CaseSummary[]>;
  /** Takes one; rejects with `chat_taken` when somebody else was quicker. */
  acceptChat(caseId: Uuid): Promise<void>;
  endChat(caseId: Uuid): Promise<void>;
  /** The saved views, and what all views count. */
  /** `after`: the `next` of a page. */
  views(after?: string): Promise<ViewsPage>;
  saveView(id: Uuid, view: ViewRequest, share: ViewShare): Promise<void>;
  removeView(view: SavedView): Promise<void>;
  /** Changes a case; it stands in its time line. */
  edit(caseId: Uuid, edit: EditRequest): Promise<void>;
  /** Says something among staff. Repeating it with the same id stores nothing twice. */
  note(caseId: Uuid, note: NoteRequest): Promise<void>;
  /** Notes that name this agent and were not looked at. */
  mentions(): Promise<Mention[]>;
  seeMentions(caseId: Uuid): Promise<void>;
  /** Ready texts of this agent's games, and their own. */
  cannedReplies(): Promise<KeptReply[]>;
  /** Counts that this agent has picked one. */
  useCanned(id: Uuid): Promise<void>;
  saveDraft(caseId: Uuid, mode: DraftMode, words: DraftRequest): Promise<DraftSaved>;
  /** Keeps a file before the reply that names it; `onShare` hears how much of it is there. Out: its SHA-256. */
  upload(file: Blob, onShare: (share: number) => void): Promise<string>;
  /** Bans a player until then; 0 ends it. */
  ban(playerId: Uuid, until: number): Promise<void>;
  /** Calls back everything that a player is signed in with. */
  signOutPlayer(playerId: Uuid): Promise<void>;
  /** Takes parts of a message away for good; rejects with `version_mismatch` where somebody has taken something away meanwhile. */
  redactMessage(id: Uuid, request: RedactRequest): Promise<void>;
  /** The same of what a report brought along. */
  redactCase(id: Uuid, request: RedactCaseRequest): Promise<void>;
  /** Begins a change of many cases. Repeating it begins nothing twice. */
  bulk(id: Uuid, request: BulkRequest): Promise<BulkProgress>;
  bulkProgress(id: Uuid): Promise<BulkProgress>;
  undoBulk(id: Uuid): Promise<BulkProgress>;
  /** Those to whom cases can be given. */
  colleagues(): Promise<Colleague[]>;
  /** A report that a player saved as a file. Repeating it stores nothing twice. */
  importReport(file: Blob): Promise<ImportAnswer>;
}

import type {
  CaseDetail,
  CasePage,
  CaseState,
  CaseSummary,
  ImportAnswer,
  ReadRequest,
  ReplyRequest,
  Session,
  SignInRequest,
  StateRequest,
  Topic,
  Uuid,
} from '@savepoint/protocol';

/** What the inbox asks for. Every part may be missing: then it does not narrow the list. */
export interface CaseFilter {
  state?: CaseState;
  game?: string;
  topic?: Topic;
  tag?: string;
  text?: string;
}

/** A page of the list: `before` is the `next` of the page before. */
export type CaseQuestion = CaseFilter & { before?: string; limit?: number };

/** Everything the desk asks of the server. Each call rejects with an `ApiError` and nothing else. */
export interface Api {
  session(): Promise<Session>;
  signIn(request: SignInRequest): Promise<Session>;
  signOut(): Promise<void>;
  cases(query: CaseQuestion): Promise<CasePage>;
  caseById(id: Uuid): Promise<CaseDetail>;
  /** Repeating it with the same id stores nothing twice. */
  reply(caseId: Uuid, reply: ReplyRequest): Promise<void>;
  read(caseId: Uuid, request: ReadRequest): Promise<void>;
  setState(caseId: Uuid, request: StateRequest): Promise<void>;
  /** Asks the player whether the case is solved. */
  askSolved(caseId: Uuid): Promise<void>;
  /** Live conversations that wait for an agent. */
  waitingChats(): Promise<CaseSummary[]>;
  /** Takes one; rejects with `chat_taken` when somebody else was quicker. */
  acceptChat(caseId: Uuid): Promise<void>;
  endChat(caseId: Uuid): Promise<void>;
  /** A report that a player saved as a file. Repeating it stores nothing twice. */
  importReport(file: Blob): Promise<ImportAnswer>;
}

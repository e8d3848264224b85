/** What the server answers, as schemas: for its API document, and for tests that hold real answers to it. */
export { dryRunAnswer, formDetail, formPage, helpOverview, pictureAnswer, pieceDetail, rulesPage } from './authors.ts';
export { caseDetail, draftSaved, mentionsPage } from './case-detail.ts';
export { casePage } from './case-summary.ts';
export { bulkProgress, cannedRepliesPage, importAnswer, viewsPage } from './desk.ts';
export { heldRepliesPage } from './held-reply.ts';
export { apiDocument, liveness, readiness } from './operations.ts';
export { chatAvailability, erasureProof, helpManifest, registerAnswer } from './players.ts';
export { sequence, version } from './shapes.ts';
export {
  apiKeyMade,
  apiKeysPage,
  auditPage,
  colleaguesPage,
  gameKeyMade,
  gameKeysPage,
  gameMade,
  gamesPage,
  invitationMade,
  invitationsPage,
  peoplePage,
  session,
  signInWays,
  totpBegun,
  totpConfirmed,
} from './staff.ts';
export { syncAnswer } from './sync.ts';

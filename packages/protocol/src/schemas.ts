/** The validators, for the server and for tests. Clients take the types alone from the package's main entry. */
export { attachment } from './attachment.ts';
export { formDefinition } from './content/form.ts';
export { formFault } from './content/form-fault.ts';
export { compilePattern } from './content/pattern.ts';
export { context } from './context.ts';
export { announcement } from './content/announcement.ts';
export { article, picture, section } from './content/article.ts';
export { topicForm } from './content/form.ts';
export { openingHours } from './content/hours.ts';
export { widgetTheme } from './content/theme.ts';
export { menu } from './content/menu.ts';
export { helpSnapshot } from './content/snapshot.ts';
export { envelopes } from './envelopes/index.ts';
export { handover } from './handover.ts';
export { banRequest, gameKeyRequest, registerRequest } from './players.ts';
export { bulkRequest } from './staff/bulk.ts';
export { cannedReplyRequest } from './staff/canned-replies.ts';
export { draftRequest } from './staff/drafts.ts';
export { editRequest } from './staff/edits.ts';
export { holdRequest } from './staff/held-replies.ts';
export { noteRequest } from './staff/notes.ts';
export { sharedViewRequest, viewRequest } from './staff/views.ts';
export { caseQuery, readRequest, replyRequest, stateRequest } from './staff/cases.ts';
export { helpPiece, languageTag, publishRequest, saveRequest, unpublishRequest } from './staff/help.ts';
export { addGameRequest, gameSettings } from './staff/games.ts';
export { rules } from './staff/rules.ts';
export { publishFormsRequest, saveFormRequest, unpublishFormsRequest } from './staff/forms.ts';
export { eraseRequest, redactCaseRequest, redactRequest, retention } from './staff/privacy.ts';
export { blackOut, contextWithout, isBlackedOut, without } from './redaction.ts';
export { dryRunRequest, publishRulesRequest, saveRulesRequest } from './staff/rules.ts';
export {
  acceptRequest,
  apiKeyRequest,
  codeRequest,
  invitationRequest,
  passwordProof,
  passwordRequest,
  personRequest,
  signInRequest,
} from './staff/session.ts';
export { syncRequest } from './sync.ts';
export { storable } from './text.ts';
export * as answers from './answers/index.ts';

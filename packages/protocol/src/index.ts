/** Types and plain constants of the wire; nothing here pulls validation code into a bundle. */
export { isId, newId } from './ids.ts';
export type { Uuid } from './ids.ts';
export * as LIMITS from './limits.ts';
export { COLLECTION_LEVELS, withinLevel } from './privacy.ts';
export type { CollectionLevel } from './privacy.ts';
export { PROBLEMS, REJECTIONS } from './problems.ts';
export type { Meanwhile, Problem, ProblemCode, RejectionCode } from './problems.ts';
export { TOPICS } from './topics.ts';
export type { Topic } from './topics.ts';
export { answerTo, checkAnswers, keptAnswers, shownFields } from './content/form-rules.ts';
export type { FormFault, FormFaultCode } from './content/form-rules.ts';
export { isRich, parseRich, plainOf } from './rich-text.ts';
export type { RichBlock, RichLink, RichRun } from './rich-text.ts';
export { PROTOCOL_VERSION } from './version.ts';

export type { Attachment } from './attachment.ts';
export { localeOf, resolveLanguage } from './languages.ts';
export { pluralIn } from './plural.ts';
export type { Plural, PluralForms } from './plural.ts';
export type { Handover, ImportAnswer } from './handover.ts';
export type { Breadcrumb, Context, ContextPart, DeviceClass, FailedRequest, GameError } from './context.ts';
export { isOfCase } from './envelopes/of-case.ts';
export { isOpenAt, opensNextAt } from './content/open-at.ts';
export { isVerdict } from './envelopes/verdict.ts';
export type { Verdict } from './envelopes/verdict.ts';
export { isWriting } from './envelopes/writing.ts';
export type { CaseEnvelope, Envelope, EnvelopeKind } from './envelopes/index.ts';
export type { ArticleSolved, ArticleVote } from './envelopes/article-vote.ts';
export type { CaseOpen } from './envelopes/case-open.ts';
export type { CaseConfirm } from './envelopes/case-confirm.ts';
export type { CaseRate } from './envelopes/case-rate.ts';
export type { CaseReopen } from './envelopes/case-reopen.ts';
export type { ChatLeave } from './envelopes/chat-leave.ts';
export type { ChatStart } from './envelopes/chat-start.ts';
export type { MessageDelivered } from './envelopes/message-delivered.ts';
export type { CaseRead } from './envelopes/case-read.ts';
export type { MessageSend } from './envelopes/message-send.ts';
export type { CaseChanged, CaseDelivered, CaseErased, CaseSeen, MessageAdded, MessageChanged, Update } from './updates/index.ts';
export type {
  ChatAvailability,
  Near,
  PlaceInLine,
  PlayerClientEvents,
  PlayerServerEvents,
  PushedUpdates,
} from './live.ts';
export type { CaseState, LiveState, Message, Solved } from './updates/message.ts';
export type { SyncAnswer, SyncRequest, SyncResult } from './sync.ts';
export type { GameKey, RegisterAnswer, RegisterRequest } from './players.ts';
export type { Announcement } from './content/announcement.ts';
export type { HelpArticle, HelpBlock, HelpLink, HelpPicture, HelpRun, HelpSection } from './content/article.ts';
export type { Audience } from './content/audience.ts';
export { inRange } from './content/builds.ts';
export type { Answer, Answers, Condition, FormDefinition, FormField, FormRef, Localised, TopicForm } from './content/form.ts';
export type { OpeningHours } from './content/hours.ts';
export type { HelpManifest } from './content/manifest.ts';
export type { Menu, MenuItem, MenuLeaf } from './content/menu.ts';
export type { HelpSnapshot } from './content/snapshot.ts';
export { contrastFaults, contrastRatio } from './content/contrast.ts';
export type { ContrastFault } from './content/contrast.ts';
export { formWords } from './content/form-words.ts';
export { resolveForm } from './content/resolve-form.ts';
export { THEME_COLOURS, THEME_FONTS, THEME_PRESET_VALUES, THEME_PRESETS } from './content/theme-presets.ts';
export type { Palette, ThemeColour, ThemeFont, ThemePreset } from './content/theme-presets.ts';
export type { WidgetTheme } from './content/theme.ts';
export { BUILT_IN_VIEWS, COUNTED_UP_TO, VIEW_CONDITIONS } from './staff/built-in-views.ts';
export type { BuiltInView } from './staff/built-in-views.ts';
export type { BulkProgress, BulkRequest } from './staff/bulk.ts';
export { CASE_SORTS } from './staff/case-sorts.ts';
export type { CaseSort } from './staff/case-sorts.ts';
export type { CaseField, CaseTest, Conditions } from './staff/conditions.ts';
export type { CaseChange, CaseEdited, EditRequest, ReplyActions } from './staff/edits.ts';
export type { ComparedContext, EarlierCase, PlayerCard } from './staff/player-card.ts';
export { isFactTag } from './staff/fact-tags.ts';
export type { FactKind } from './staff/fact-tags.ts';
export type { CaseNote, Mention, MentionsPage, NoteRequest } from './staff/notes.ts';
export { DRAFT_MODES } from './staff/drafts.ts';
export type { DraftMode, DraftRequest, DraftSaved, KeptDraft, KeptDrafts } from './staff/drafts.ts';
export { HOLD_CHOICES_MS } from './staff/held-replies.ts';
export type { HeldRepliesPage, HeldReply, HoldMs, HoldRequest } from './staff/held-replies.ts';
export type { SavedView, SharedViewRequest, ViewCounts, ViewRequest, ViewsPage } from './staff/views.ts';
export type { CaseDetail, CasePage, CaseQuery, CaseSummary, FilledRows, Found } from './staff/cases.ts';
export type { CannedRepliesPage, CannedReply, CannedReplyRequest, KeptReply } from './staff/canned-replies.ts';
export type { ReadRequest, ReplyRequest, StateRequest } from './staff/cases.ts';
export type { AddGameRequest, GameDetail, GameSettings } from './staff/games.ts';
export type { FormDetail, FormPage, FormSaved, PublishFormsRequest, SaveFormRequest } from './staff/forms.ts';
export type { ColleagueNear, StaffClientEvents, StaffEvent, StaffPush, StaffServerEvents } from './staff/events.ts';
export { PIECE_KINDS, pieceId, WORDLESS_KINDS } from './staff/pieces.ts';
export type { HelpOverview, HelpPiece, PictureAnswer, PieceDetail, PieceKind, PieceName, PieceSummary } from './staff/help.ts';
export type { ErasureProof, RedactCaseRequest, RedactRequest, Retention } from './staff/privacy.ts';
export { PRIORITIES } from './staff/rules.ts';
export type { Comparison, DryRunAnswer, Priority, Rule, RuleCondition, RulesPage } from './staff/rules.ts';
export { allows, isDeskAction, mayGive, ROLES } from './staff/permissions.ts';
export type { Action, DeskAction, Role } from './staff/permissions.ts';
export type { ApiKey, AuditEntry, Colleague, ColleaguesPage, Invitation, Person, Session, SignInRequest, StaffGame, StaffGames } from './staff/session.ts';

/** Every size the two sides agree on, named `LIMITS` together. Sizes are bytes unless the name says otherwise. */

/** Characters (UTF-16 units) of one message or of the first text of a case. */
export const textChars = 10_000;
/** One envelope as JSON. Above it: `rejected{code:'too_large'}`. */
export const envelopeBytes = 128 * 1024;
/** Envelopes in one sync. */
export const envelopesPerSync = 50;
/** One sync request as JSON. Above it: problem `body_too_large`. */
export const syncBytes = 1024 * 1024;
/** Updates in one answer; `more` says that others wait. */
export const updatesPerSync = 200;
/** The studio's own state as JSON. */
export const stateBytes = 8 * 1024;
export const breadcrumbs = 60;
export const errors = 20;
export const failedRequests = 20;
/** Characters of one breadcrumb, error message or other context text. */
export const contextChars = 500;
export const attachmentsPerMessage = 5;
/** Fields of one form, and answers of one report. */
export const formFields = 40;
/** Options of one field. */
export const formOptions = 60;
/** Characters of one answer. */
export const answerChars = 4_000;
/** Characters of what a player says to a rating. */
export const ratingChars = 1_000;
/** One attached file. */
export const fileBytes = 8 * 1024 * 1024;
/** One part of a file that is sent in parts; a client may choose smaller ones. */
export const filePartBytes = 1024 * 1024;
/** A report handed over as a file, as JSON; base64 makes a third more of its files. */
export const handoverBytes = 24 * 1024 * 1024;
export const handoverEnvelopes = 500;
export const handoverFiles = 500;
/** What is said of the other side's typing and presence holds so long, in milliseconds; it is said anew in half of it. */
export const nearMs = 6_000;
/** That the other side has the conversation on screen holds so long without being said anew. */
export const hereMs = 50_000;
/** One message by socket; a sync that is larger goes by HTTP. */
export const socketBytes = 256 * 1024;
/** An envelope older than this is answered `rejected{code:'too_old'}`: its first result is no longer kept. */
export const resultsKeptMs = 180 * 24 * 60 * 60 * 1000;
/** Characters of the title of an article, of a step of a menu, of an announcement. */
export const titleChars = 200;
export const announcementChars = 1_000;
/** One piece of help as an author saves it, and a list of pieces. */
export const helpPieceBytes = 1024 * 1024;
export const menuItems = 5_000;
/** Cases that one change of many may have. */
export const bulkCases = 20_000;

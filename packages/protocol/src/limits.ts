/** Every size the two sides agree on. Sizes are bytes unless the name says otherwise. */
export const LIMITS = {
  /** Characters (UTF-16 units) of one message or of the first text of a case. */
  textChars: 10_000,
  /** One envelope as JSON. Above it: `rejected{code:'too_large'}`. */
  envelopeBytes: 128 * 1024,
  /** Envelopes in one sync. */
  envelopesPerSync: 50,
  /** One sync request as JSON. Above it: problem `body_too_large`. */
  syncBytes: 1024 * 1024,
  /** Updates in one answer; `more` says that others wait. */
  updatesPerSync: 200,
  /** The studio's own state as JSON. */
  stateBytes: 8 * 1024,
  breadcrumbs: 60,
  errors: 20,
  /** Characters of one breadcrumb, error message or other context text. */
  contextChars: 500,
  attachmentsPerMessage: 5,
  /** One attached file. */
  fileBytes: 8 * 1024 * 1024,
  /** A report handed over as a file, as JSON; base64 makes a third more of its files. */
  handoverBytes: 24 * 1024 * 1024,
  handoverEnvelopes: 500,
  handoverFiles: 500,
  /** An envelope older than this is answered `rejected{code:'too_old'}`: its first result is no longer kept. */
  resultsKeptMs: 180 * 24 * 60 * 60 * 1000,
} as const;

/**
 * The protocol's version, sent with every sync.
 *
 * - 1 (2026-11): `case.open`, `message.send`, `case.read`; `case.changed`, `message.added`, `case.seen`.
 *   Later the same month: `article.vote`, `article.solved`, which belong to no case.
 *   Then `form` and `answers` in `case.open`; `case.confirm`, `case.reopen`, `case.rate`.
 *   Then `chat.start`, `chat.leave`, `message.delivered`; `case.delivered`.
 *   Then `case.erased`, `message.changed`.
 *   Then `markdown` in the messages of `message.added`.
 */
export const PROTOCOL_VERSION = 1;

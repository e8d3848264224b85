-- How long what somebody sends can be taken back, in milliseconds.
ALTER TABLE staff ADD COLUMN hold_ms int NOT NULL DEFAULT 10000 CHECK (hold_ms IN (0, 5000, 10000, 30000));

-- `stopped`: a colleague answered before it was sent; its writer decides. `undone`: taken back, and kept without its words
-- for a day, so that a late repeat of the request sends nothing.
ALTER TABLE held_reply ADD COLUMN state text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'stopped', 'undone'));
DROP INDEX held_reply_due;
CREATE INDEX held_reply_due ON held_reply (due_at) WHERE state = 'held';
CREATE INDEX held_reply_staff ON held_reply (staff_id) WHERE state <> 'undone';

-- Files of what is being written, as `attachment` in protocol/src/attachment.ts.
ALTER TABLE draft ADD COLUMN attachments jsonb NOT NULL DEFAULT '[]';
CREATE INDEX draft_attachments ON draft USING gin (attachments jsonb_path_ops) WHERE attachments <> '[]';

-- Whose a ready text is, who alone sees it and changes it. Null: it belongs to those who may answer in its game.
ALTER TABLE canned_reply ADD COLUMN owner_id uuid;

-- How often somebody has picked one: theirs stand first for them.
CREATE TABLE canned_use (
  staff_id uuid NOT NULL,
  reply_id uuid NOT NULL REFERENCES canned_reply ON DELETE CASCADE,
  used int NOT NULL DEFAULT 1,
  PRIMARY KEY (staff_id, reply_id)
);
CREATE INDEX canned_use_reply ON canned_use (reply_id);

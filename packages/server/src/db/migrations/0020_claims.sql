-- Whoever was told that a file is here and may name it next: its bytes stay for a day, whoever else's words are erased meanwhile.
CREATE TABLE file_claim (
  sha256 text NOT NULL REFERENCES file ON DELETE CASCADE,
  -- A player, or one of the staff.
  claimant uuid NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (sha256, claimant)
);
CREATE INDEX file_claim_claimant ON file_claim (claimant);
CREATE INDEX file_claim_age ON file_claim (at);

-- One's own cases and those that are nobody's, game by game as every list is read, and conversations, which are few.
CREATE INDEX cases_work_of_owner ON cases (game_id, owner_id, updated_at DESC, id DESC) WHERE state <> 'closed';
DROP INDEX cases_work_owned;
CREATE INDEX cases_talk ON cases (game_id, updated_at DESC, id DESC) WHERE live IN ('waiting', 'active');

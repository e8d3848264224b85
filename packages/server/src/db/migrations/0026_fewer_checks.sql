-- Feeds and results are written under the lock of their player's row, which is never deleted: each row of them asked once more
-- whether it is there.
ALTER TABLE feed DROP CONSTRAINT feed_player_id_fkey;
ALTER TABLE envelope_result DROP CONSTRAINT envelope_result_player_id_fkey;
-- Conversations are read game by game, from `cases_talk`; closed cases in their order from `cases_inbox_game`.
DROP INDEX cases_live, cases_closed;

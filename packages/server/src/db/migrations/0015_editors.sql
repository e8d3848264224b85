-- The widget's theme is a piece like the others. The hours during which somebody is there had two places, help and the chat
-- settings of the game, and only the second held: from now on the piece does. A node of before, while it still runs, finds
-- no hours and takes the chat for open.
ALTER TABLE help_piece DROP CONSTRAINT help_piece_kind_check;
ALTER TABLE help_piece ADD CONSTRAINT help_piece_kind_check
  CHECK (kind IN ('section', 'article', 'menu', 'announcement', 'form', 'hours', 'theme'));

DELETE FROM help_piece WHERE kind = 'hours' AND language <> 'en';
INSERT INTO help_piece (game_id, language, kind, id, draft, updated_at, live, live_version)
  SELECT id, 'en', 'hours', 'hours', chat -> 'hours', (extract(epoch FROM now()) * 1000)::bigint, chat -> 'hours', 1
  FROM game WHERE chat ? 'hours'
  ON CONFLICT (game_id, language, kind, id) DO UPDATE SET
    draft = excluded.draft, live = excluded.live, version = help_piece.version + 1, live_version = help_piece.version + 1;
UPDATE game SET chat = chat - 'hours' WHERE chat ? 'hours';

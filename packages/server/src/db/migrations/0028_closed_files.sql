-- Staff could once name any file in a reply, also one that belongs to another game. Such a file stays in its message by name and
-- opens through it no more.
ALTER TABLE attachment ADD COLUMN closed boolean NOT NULL DEFAULT false;
-- Replies from before what a sender names was looked at (0021), and from the day on which nodes of both kinds may have run.
WITH looked AS (
  SELECT extract(epoch FROM ran_at) * 1000 + 86400000 AS at FROM migration WHERE name = '0021_possession.sql'
)
UPDATE attachment SET closed = true
FROM message, looked
WHERE message.id = attachment.message_id AND message.sender <> 'player' AND message.at < looked.at
  AND NOT EXISTS (
    SELECT FROM file_origin WHERE file_origin.sha256 = attachment.sha256 AND file_origin.game_id = attachment.game_id
  )
  AND (
    EXISTS (SELECT FROM file_origin WHERE file_origin.sha256 = attachment.sha256)
    -- Of what staff sent nobody noted the sender: it is of the game, and of whoever of the staff, that named it first.
    OR EXISTS (
      SELECT FROM (
        SELECT named.game_id, sent.staff_id FROM attachment AS named JOIN message AS sent ON sent.id = named.message_id
        WHERE named.sha256 = attachment.sha256 AND sent.sender <> 'player' ORDER BY sent.at, sent.id LIMIT 1
      ) AS first
      WHERE first.game_id <> attachment.game_id AND first.staff_id IS DISTINCT FROM message.staff_id
    )
  );

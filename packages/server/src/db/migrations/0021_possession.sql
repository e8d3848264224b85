-- A file opens where its sender names it. Not every way in has noted who that was so far: what no other game has sent is taken for
-- the namer's own.
INSERT INTO file_origin (sha256, game_id, player_id, size_bytes, at)
SELECT DISTINCT file.sha256, cases.game_id, cases.player_id, file.size_bytes, file.stored_at
FROM attachment
  JOIN message ON message.id = attachment.message_id AND message.sender = 'player'
  JOIN cases ON cases.id = attachment.case_id
  JOIN file ON file.sha256 = attachment.sha256
WHERE NOT EXISTS (
  SELECT FROM file_origin AS others WHERE others.sha256 = file.sha256 AND others.game_id <> cases.game_id
)
ON CONFLICT DO NOTHING;

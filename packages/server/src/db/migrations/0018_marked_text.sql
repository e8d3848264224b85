-- A message's text with its marks, as `parseRich` in protocol/src/rich-text.ts reads them; `text` has its words alone. The format
-- had no column of its own words, and nobody has written it.
ALTER TABLE message DROP COLUMN format, ADD COLUMN markdown text;

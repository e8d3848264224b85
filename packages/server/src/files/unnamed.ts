import { sql } from 'kysely';
import { openedIn } from './possession.ts';

/** That a row of `file` is open through no message, and named by no article and nothing that somebody is about to send. */
export const UNNAMED = sql<boolean>`(
  NOT ${openedIn(sql`true`)}
  AND NOT EXISTS (SELECT FROM help_picture WHERE help_picture.sha256 = file.sha256)
  AND NOT EXISTS (
    SELECT FROM draft WHERE attachments <> '[]'
      AND attachments @> jsonb_build_array(jsonb_build_object('sha256', file.sha256))
  )
  AND NOT EXISTS (
    SELECT FROM held_reply WHERE reply -> 'attachments' @> jsonb_build_array(jsonb_build_object('sha256', file.sha256))
  )
)`;

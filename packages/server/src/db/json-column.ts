import type { ColumnType } from 'kysely';

/** A `jsonb` column goes in as text and comes out parsed. */
export type Json<T> = ColumnType<T, string, string>;

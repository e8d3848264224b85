import { isId, type Uuid } from '@savepoint/protocol';

/** Where a page of a list begins: after a case, or after so many of what a search found. */
export type ListPlace = { updatedAt: number; id: Uuid } | { skip: number };

export const isRanked = (place: ListPlace | null): place is { skip: number } => place !== null && 'skip' in place;

export const writeListPlace = (place: ListPlace): string =>
  isRanked(place) ? `skip.${place.skip}` : `${place.updatedAt}.${place.id}`;

/** Undefined for what is no `next` of a page. */
export function readListPlace(text: string): ListPlace | undefined {
  const skip = /^skip\.(\d{1,4})$/.exec(text)?.[1];
  if (skip !== undefined) return { skip: Number(skip) };
  const [, updatedAt, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  return isId(id) ? { updatedAt: Number(updatedAt), id } : undefined;
}

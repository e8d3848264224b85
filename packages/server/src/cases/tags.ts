import type { Context, FactKind, Topic } from '@savepoint/protocol';
import { storable } from '@savepoint/protocol/schemas';

/** Longer values are cut: a tag is a handle, and an index entry. */
const VALUE_CHARS = 80;

export const factTag = (kind: FactKind, value: string): string => `${kind}:${value}`;

/** In: a report's topic and context. Out: its tags, `kind:value`, those alone whose value is known. */
export function tagsOf(topic: Topic, context: Context): string[] {
  const { device, game, locale } = context;
  const known: [kind: FactKind, value: string | undefined][] = [
    ['topic', topic],
    ['device', device?.class],
    ['os', device?.os],
    ['build', game?.build],
    // One tag for a language, however the browser writes its region: vi, vi-VN.
    ['locale', locale?.language.split(/[-_]/)[0]?.toLowerCase()],
  ];
  return known.flatMap(([kind, value]) => {
    const clean = value && storable(value.trim().slice(0, VALUE_CHARS));
    return clean ? [factTag(kind, clean)] : [];
  });
}

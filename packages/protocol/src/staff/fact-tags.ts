/** Kinds of tags that say what the report itself says. They are no handles but facts, and lists are read by them. */
export const FACT_KINDS = ['topic', 'device', 'os', 'build', 'locale'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Whether a tag is such a fact: staff cannot take it away. */
export const isFactTag = (tag: string): boolean => FACT_KINDS.some((kind) => tag.startsWith(`${kind}:`));

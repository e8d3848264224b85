/** The forms of a counted thing, as the rules of its language name them. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Chooses a form and puts the number in: `plural(2, { one: '# day', other: '# days' })`. */
export type Plural = (count: number, forms: PluralForms) => string;

/** For one language. */
export function pluralIn(tag: string): Plural {
  const rules = new Intl.PluralRules(tag);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', String(count));
}

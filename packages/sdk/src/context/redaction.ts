/** What is cut out of texts that programs write, before they are kept: the player's own words are never touched. */
const RULES: readonly [RegExp, string][] = [
  [/\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g, '[e-mail]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(bearer|token|password|secret|api[_-]?key)(["']?\s*[:= ]\s*["']?)[^\s"'&,;]{6,}/gi, '$1$2[hidden]'],
  [/\b(?:\d[ -]?){12,18}\d\b/g, '[number]'],
  [/(https?:\/\/[^\s?#]+)[?#][^\s)]*/g, '$1'],
];

export function redact(text: string): string {
  return RULES.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}

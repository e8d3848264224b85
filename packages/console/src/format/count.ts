import { inLanguage } from '../i18n/text.ts';

const format = inLanguage((locale) => new Intl.NumberFormat(locale));

/** `12,345`, grouped as the language in use groups digits. */
export const count = (value: number): string => format().format(value);

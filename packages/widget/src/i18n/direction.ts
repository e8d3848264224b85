import { localeOf } from '@savepoint/protocol';

interface TextInfo {
  direction?: string;
}

/** What newer browsers know of a language; older ones have it as a property, some not at all. */
type InformedLocale = Intl.Locale & { getTextInfo?(): TextInfo; textInfo?: TextInfo };

/** Scripts of living languages that are written from right to left. */
const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'];

/** The direction in which a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const locale = localeOf(tag) as InformedLocale | undefined;
  const told = (locale?.getTextInfo?.() ?? locale?.textInfo)?.direction;
  return (told ?? (RIGHT_TO_LEFT.includes(locale?.script ?? '') ? 'rtl' : 'ltr')) === 'rtl' ? 'rtl' : 'ltr';
}

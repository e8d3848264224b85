import { inLanguage } from '../i18n/text.ts';

const weekdayFormat = inLanguage((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }));

/** 1 for Monday to 7 for Sunday in, its name out. */
export const weekdayName = (day: number): string => weekdayFormat().format(Date.UTC(2024, 0, day));

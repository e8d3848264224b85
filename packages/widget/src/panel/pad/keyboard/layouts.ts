/**
 * The letters of a language in rows, as its players know them from their keyboards. A language that is written by choosing
 * from candidates (Chinese) gets the Latin letters: its words take an input method, which no small keyboard has.
 */
export interface Layout {
  rows: readonly string[];
  /** What shift makes of them, where it is not the capital letters. */
  shifted?: readonly string[];
}

const QWERTY = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const SIGNS = ",.?!'-";

const LAYOUTS: Record<string, Layout> = {
  en: { rows: [...QWERTY.slice(0, 2), `zxcvbnm,.?`] },
  fr: { rows: ['azertyuiop', 'qsdfghjklm', "wxcvbn',.?", 'éèêëàâçîïôùû'] },
  de: { rows: ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß,.?'] },
  es: { rows: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm,.?', 'áéíóúü¿¡'] },
  pt: { rows: ['qwertyuiop', 'asdfghjklç', 'zxcvbnm,.?', 'áâãàéêíóôõú'] },
  ru: { rows: ['йцукенгшщзхъ', 'фывапролджэё', 'ячсмитьбю,.?'] },
  uk: { rows: ['йцукенгшщзхї', 'фівапролджєґ', 'ячсмитьбю’.?'] },
  // The marks join the letter before them.
  vi: { rows: [...QWERTY.slice(0, 2), 'zxcvbnm,.?', 'ăâđêôơư\u0301\u0300\u0309\u0303\u0323'] },
  ko: {
    rows: ['ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ', 'ㅋㅌㅊㅍㅠㅜㅡ,.?'],
    shifted: ['ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖ', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ', 'ㅋㅌㅊㅍㅠㅜㅡ,.?'],
  },
  // Voicing marks join the letter before them; 小 makes it small.
  ja: {
    rows: ['あかさたなはまやらわ', 'いきしちにひみゆりを', 'うくすつぬふむよるん', 'えけせてねへめ\u3099れー', 'おこそとのほも\u309Aろ小'],
    shifted: ['アカサタナハマヤラワ', 'イキシチニヒミユリヲ', 'ウクスツヌフムヨルン', 'エケセテネヘメ\u3099レー', 'オコソトノホモ\u309Aロ小'],
  },
  ar: { rows: ['ضصثقفغعهخحجد', 'شسيبلاتنمكطذ', 'ئءؤرىةوزظ،.؟', 'أإآلا'] },
};

/** Digits and signs, the same everywhere but for the comma and the full stop of the language. */
const SYMBOLS: Layout = { rows: ['1234567890', `@#€$%&*()/`, `${SIGNS}:;"+`, '_=~<>[]{}\\'] };
const KANA_SYMBOLS: Layout = { rows: ['1234567890', '、。？！「」・〜…￥', ...SYMBOLS.rows.slice(1, 3)] };

/** The letters of a language, by the nearest tag that there is. */
export const layoutOf = (language: string): Layout => LAYOUTS[language.slice(0, 2).toLowerCase()] ?? LAYOUTS.en!;

/** The pages of a keyboard: letters, Latin letters where those are others, digits and signs. */
export function pagesOf(language: string): (Layout & { name: string })[] {
  const letters = layoutOf(language);
  const own = [...letters.rows[0]!].slice(0, 3).join('');
  const latin = /^\p{Script=Latin}/u.test(own);
  return [
    { ...letters, name: latin ? 'abc' : own },
    ...(latin ? [] : [{ ...LAYOUTS.en!, name: 'abc' }]),
    { ...(language.startsWith('ja') ? KANA_SYMBOLS : SYMBOLS), name: '123' },
  ];
}

/** The keys of a page, row by row. */
export function keysOf({ rows, shifted }: Layout, shift: boolean, language: string): string[][] {
  if (!shift) return rows.map((row) => [...row]);
  return rows.map((row, i) =>
    [...(shifted?.[i] ?? row)].map((key) => {
      const capital = key.toLocaleUpperCase(language);
      return capital.length === key.length ? capital : key;
    }),
  );
}

/**
 * Endings by language, the longest first. Light on purpose: two forms of a word should meet, and two words should not. What
 * is taken off leaves at least so many letters.
 */
const ENDINGS: Readonly<Record<string, string>> = {
  en: 'ings ing ies ied ed es ly s e y',
  de: 'ungen ung ern est em en er es st e t s n',
  fr: 'ements ement ées ants ant ions ees ee er es ez s e',
  es: 'aciones acion ando iendo ados adas ado ada ar er ir es os as o a e s',
  pt: 'acoes acao ando endo ados adas ado ada ar er ir es os as o a e s',
  ru:
    'иями ями ами ение ения ются ется ится ился илась ала али ать ять ить еть ого его ому ему ыми ' +
    'ими ая яя ое ее ые ие ый ий ой ую юю ых их ов ев ей ам ям ах ях ом ем ет ит ут ют ал ил ся сь а ' +
    'я о е ы и у ю й ь л',
  uk:
    'іями ями ами ення ться ала али ати яти ити іти ого ому ими іми ий ій их ої ою ів ам ям ах ях ом ' +
    'ем ся сь а я о е и і у ю й ь',
};

const LEAST_LETTERS = 3;

/** What takes off the endings of `language`; a language without a list is left as it is written. */
export function stemmerOf(language: string): (word: string) => string {
  const endings = ENDINGS[language.split('-')[0]!]?.split(' ') ?? [];
  return (word) => {
    const ending = endings.find((each) => word.length - each.length >= LEAST_LETTERS && word.endsWith(each));
    return ending ? word.slice(0, -ending.length) : word;
  };
}

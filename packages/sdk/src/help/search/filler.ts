/**
 * Words that say nothing about what is looked for. In a query as players type it they are half of the words; left in, an
 * article that happens to repeat "my" would win. As they are written after folding (`words.ts`).
 */
const FILLER: Readonly<Record<string, string>> = {
  en:
    'a an the i im ive my me you your it its is are was be been am do does did dont didnt doesnt have has had to of in on ' +
    'at for from with and or but if so how why what when where who which can cant cannot could will would should not no ' +
    'says say get got getting just too very this that there they them into as by after all',
  de:
    'der die das den dem des ein eine einen einem einer ich mich mir mein meine meinen du dein es ist sind war bin wird ' +
    'werden hat habe haben zu zum zur im in an am auf aus bei fur von vom mit und oder aber wenn wie warum was wann wo wer ' +
    'kann konnen nicht kein keine geht nur noch sehr so nach alles alle man darf trotzdem auch als doch mal',
  ru:
    'я мы вы он она оно они мой моя мои мне меня у в во на с со к ко по из за от до для о об и или но а если как почему что ' +
    'когда где кто это этот эта так же бы ли не нет есть был была были мало все опять сильно просто очень можно',
  uk:
    'я ми ви він вона воно вони мій моя мої мені мене у в на з із до по від для про і й або але а якщо як чому що коли де ' +
    'хто це цей ця так же не немає є був була були все дуже можна',
  fr:
    'le la les l un une des de du d je j me mon ma mes tu ton il elle on est suis sont ai a ont au aux en dans sur pour par ' +
    'avec et ou mais si comment pourquoi que quoi quand qui ne pas plus ce cette ca c tres',
  es:
    'el la los las un una unos de del yo mi mis me tu es son soy esta he ha han al en con por para y o pero si como porque ' +
    'que cuando donde quien no ni lo se muy ya este esta',
  pt:
    'o a os as um uma de do da dos das eu meu minha meus me voce e sao sou esta tem em no na com por para ou mas se como ' +
    'porque que quando onde quem nao ja muito este esta',
};

export const fillerOf = (language: string): ReadonlySet<string> =>
  new Set(FILLER[language.split('-')[0]!]?.split(' '));

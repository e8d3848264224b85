/** The languages that the widget speaks, so that its players may read help in them. */
export const PLAYER_LANGUAGES = [
  'en',
  'zh-Hans',
  'zh-Hant',
  'ja',
  'ko',
  'fr',
  'de',
  'es',
  'pt-BR',
  'ru',
  'uk',
  'vi',
  'ar',
] as const;

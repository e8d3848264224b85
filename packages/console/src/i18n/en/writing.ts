/** Marks in a reply, and a player's words in another language. */
export const writing = {
  preview: 'Preview of the reply',
  article: 'Insert an article',
  articleHint: 'Find an article by its words',
  noArticles: 'The articles were not loaded.',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link of what is selected',
  translate: 'Translate',
  translating: 'Translating…',
  translated: 'Translated',
  original: 'Show original',
  notTranslated: 'It was not translated.',
};

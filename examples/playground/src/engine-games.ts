/** The games of `examples/*-game` that show the widget in an engine, under the ids that stand in their pages. */
export const ENGINE_GAMES: readonly { id: string; name: string }[] = [
  { id: 'comet-mail', name: 'Comet Mail' },
  { id: 'koi-chorus', name: 'Koi Chorus' },
  { id: 'canyon-glider', name: 'Canyon Glider' },
  { id: 'marble-terrace', name: 'Marble Terrace' },
  { id: 'moth-and-lamp', name: 'Moth and Lamp' },
  { id: 'toast-hop', name: 'Toast Hop' },
];

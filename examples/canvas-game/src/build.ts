/** Names this build of the game in every report. */
export const BUILD = { version: '1.4.2', id: '1.4.2', commit: 'c41e0d7', channel: 'web' } as const;

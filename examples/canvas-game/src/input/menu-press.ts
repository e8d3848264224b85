/** What a press means to the screens, from whichever device it came. */
export type MenuPress = 'previous' | 'next' | 'confirm' | 'back' | 'pause' | 'mute' | 'restart';

/**
 * A text in one language in, the same in another out. `from`: what the player's game is set to, which need not be what they
 * write; undefined where it is not known. `to`: the language of the desk. Both are BCP 47 tags. Rejects when it cannot.
 */
export type Translate = (text: string, from: string | undefined, to: string) => Promise<string>;

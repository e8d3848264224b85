/** A key press in, what it means on the desk out. Nothing while someone writes, and nothing with a modifier. */
export type Command = 'next' | 'previous' | 'open' | 'reply' | 'close' | 'search' | 'leave' | 'help' | 'context';

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Part of a composed character: the key belongs to the input method. */
  isComposing: boolean;
}

/** Where the focus is: in a text field, on something that uses the arrow keys, or elsewhere. */
export type Focus = 'text' | 'arrows' | 'elsewhere';

const COMMANDS: Readonly<Record<string, Command>> = {
  j: 'next',
  k: 'previous',
  o: 'open',
  r: 'reply',
  e: 'close',
  i: 'context',
  '/': 'search',
  '?': 'help',
  Escape: 'leave',
};

const ARROWS: Readonly<Record<string, Command>> = { ArrowDown: 'next', ArrowUp: 'previous' };

export function commandOf(press: KeyPress, focus: Focus): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined;
  if (focus === 'text') return press.key === 'Escape' ? 'leave' : undefined;
  return COMMANDS[press.key] ?? (focus === 'arrows' ? undefined : ARROWS[press.key]);
}

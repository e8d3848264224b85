/** A key press in, what it means on the desk out. Nothing while someone writes, and nothing with a modifier. */
export const COMMANDS = {
  next: 'j',
  previous: 'k',
  open: 'o',
  pick: 'x',
  pickNext: 'J',
  pickPrevious: 'K',
  pickAll: 'A',
  reply: 'r',
  note: 'n',
  canned: 't',
  article: 'h',
  close: 'e',
  undo: 'z',
  take: 'm',
  file: 'p',
  context: 'i',
  search: '/',
  condition: 'f',
  saveView: 'v',
  help: '?',
} as const;

export type Remappable = keyof typeof COMMANDS;
export type Command = Remappable | 'leave' | `view ${number}`;
/** The key of each command, as `KeyboardEvent.key` names it. */
export type KeyMap = Readonly<Record<Remappable, string>>;

export const DEFAULT_KEYS: KeyMap = COMMANDS;
export const REMAPPABLE = Object.keys(COMMANDS) as Remappable[];

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

const ARROWS: Readonly<Record<string, Command>> = { ArrowDown: 'next', ArrowUp: 'previous' };

export function commandOf(press: KeyPress, focus: Focus, keys: KeyMap = DEFAULT_KEYS): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined;
  if (press.key === 'Escape') return 'leave';
  if (focus === 'text') return undefined;
  const named = REMAPPABLE.find((command) => keys[command] === press.key);
  if (named) return named;
  if (/^[1-9]$/.test(press.key)) return `view ${Number(press.key)}`;
  return focus === 'arrows' ? undefined : ARROWS[press.key];
}

/** One command by another key; the command that had that key gets the one which is free now. Null: no such key can be had. */
export function remapped(keys: KeyMap, command: Remappable, key: string): KeyMap | null {
  // One sign that is seen; digits name views.
  if ([...key].length !== 1 || !/^[^\s\d\p{C}]$/u.test(key)) return null;
  const other = REMAPPABLE.find((one) => one !== command && keys[one] === key);
  return { ...keys, [command]: key, ...(other && { [other]: keys[command] }) };
}

/** What was kept of earlier changes; what makes no sense is passed over. */
export function readKeys(text: string | null): KeyMap {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (typeof kept !== 'object' || kept === null) return DEFAULT_KEYS;
    const entries = Object.entries(kept).filter(([command]) => REMAPPABLE.some((one) => one === command));
    return entries.reduce<KeyMap>((keys, [command, key]) => remapped(keys, command as Remappable, String(key)) ?? keys, DEFAULT_KEYS);
  } catch {
    return DEFAULT_KEYS;
  }
}

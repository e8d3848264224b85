interface SuggestionsProps {
  /** The list's id; its entries are `<id>-0`, … for `aria-activedescendant`. */
  id: string;
  label: string;
  entries: readonly { id: string; name: string; about?: string }[];
  /** The one that a key takes. */
  at: number;
  onPick(index: number): void;
}

/** What could be meant by what is being typed; the field keeps the focus. */
export function Suggestions({ id, label, entries, at, onPick }: SuggestionsProps) {
  if (entries.length === 0) return null;
  return (
    <ul id={id} class="suggestions" role="listbox" aria-label={label}>
      {entries.map((entry, index) => (
        <li
          key={entry.id}
          id={`${id}-${index}`}
          role="option"
          class="suggestion"
          aria-selected={index === at}
          // The field would lose the focus before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          <span dir="auto">{entry.name}</span>
          {entry.about && (
            <span class="suggestion-about" dir="auto">
              {entry.about}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A key in, how far it moves in the list out. */
export const stepIn = (key: string): number => (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0);

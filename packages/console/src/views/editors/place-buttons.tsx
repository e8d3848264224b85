import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';

interface PlaceButtonsProps {
  title: string;
  first: boolean;
  last: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

/** Buttons that move one entry of a list up and down, and take it out. */
export function PlaceButtons({ title, first, last, onMove, onRemove }: PlaceButtonsProps) {
  const { up, down, remove } = text.forms;
  return (
    <span class="menu-entry-buttons">
      <button type="button" class="icon-button" aria-label={up(title)} disabled={first} onClick={() => onMove(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" class="icon-button" aria-label={down(title)} disabled={last} onClick={() => onMove(1)}>
        <Icon name="down" />
      </button>
      <button type="button" class="icon-button" aria-label={remove(title)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}

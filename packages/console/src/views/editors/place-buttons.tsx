import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';

interface PlaceButtonsProps {
  title: string;
  first: boolean;
  last: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

/** Buttons that move one entry of a list up and down, and take it out. The focus goes with what is moved. */
export function PlaceButtons({ title, first, last, onMove, onRemove }: PlaceButtonsProps) {
  const words = text.forms;
  const move = (step: 1 | -1, button: HTMLElement) => {
    const entry = button.closest('li');
    const list = entry?.parentElement;
    const place = [...(list?.children ?? [])].findIndex((one) => one === entry) + step;
    onMove(step);
    requestAnimationFrame(() => {
      const buttons = list?.children[place]?.querySelectorAll<HTMLButtonElement>('[data-step]');
      const working = [...(buttons ?? [])].filter(({ disabled }) => !disabled);
      (working.find(({ dataset }) => dataset.step === String(step)) ?? working[0])?.focus();
    });
  };
  return (
    <span class="menu-entry-buttons">
      {([[-1, 'up', first], [1, 'down', last]] as const).map(([step, way, atEnd]) => (
        <button
          key={way}
          type="button"
          class="icon-button"
          aria-label={words[way](title)}
          data-step={step}
          disabled={atEnd}
          onClick={({ currentTarget }) => move(step, currentTarget)}
        >
          <Icon name={way} />
        </button>
      ))}
      <button type="button" class="icon-button" aria-label={words.remove(title)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}

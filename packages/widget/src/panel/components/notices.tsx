import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';

/** What the player should know before writing: nothing, when all is well. */
export function Notices() {
  const { seen } = usePanel();
  const storage = seen.storage.value;
  if (storage === 'volatile' || storage === 'full' || storage === 'broken') {
    return <p class="notice warn">{text[storage]}</p>;
  }
  if (!navigator.onLine) return <p class="notice">{text.offline}</p>;
  return null;
}

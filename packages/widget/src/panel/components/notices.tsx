import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';

/** What the player should know before writing: nothing, when all is well. */
export function Notices() {
  const { seen } = usePanel();
  if (seen.storage.value === 'volatile') return <p class="notice warn">{text.volatile}</p>;
  if (!navigator.onLine) return <p class="notice">{text.offline}</p>;
  return null;
}

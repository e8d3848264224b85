import type { Signal } from '@preact/signals';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { Meanwhile } from '../components/meanwhile.tsx';
import { usePanel } from '../panel-context.ts';
import type { HelpPage } from './routes.ts';

/** The search field. It is drawn with the panel; what it finds comes with the help. */
export function SearchField({ query }: { query: Signal<string> }) {
  const { help } = usePanel();
  return (
    <div class="search">
      <Icon name="search" />
      <input
        type="search"
        dir="auto"
        enterkeyhint="search"
        autocomplete="off"
        maxLength={200}
        placeholder={text.help.search}
        aria-label={text.help.search}
        value={query.value}
        // The index is built while the first letters are typed.
        onFocus={() => void help.value?.help.search('')}
        onInput={(event) => (query.value = event.currentTarget.value)}
      />
    </div>
  );
}

/** News and sections fade in here. Its height is that of what comes, so that nothing below moves. */
export function ShelfSlot() {
  const help = usePanel().help.value;
  return <div class="shelf">{help?.content.value && <help.screens.Shelf {...help} content={help.content.value} />}</div>;
}

export function ResultsSlot({ query }: { query: string }) {
  const help = usePanel().help.value;
  return help ? <help.screens.Results {...help} query={query} /> : null;
}

export function SuggestionsSlot({ words }: { words: Signal<string> }) {
  const help = usePanel().help.value;
  return help ? <help.screens.Suggestions {...help} words={words} /> : null;
}

export function HelpScreen({ page }: { page: HelpPage }) {
  const help = usePanel().help.value;
  return help?.content.value ? <help.screens.Page {...help} page={page} /> : <Meanwhile title={text.title} />;
}

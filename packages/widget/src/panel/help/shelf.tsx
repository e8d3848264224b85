import type { HelpSnapshot } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { usePanel } from '../panel-context.ts';
import type { HelpPage } from './routes.ts';

/** What answers before anybody asks: known problems and news, the guided menu, and the sections. */
export function Shelf({ content }: { content: HelpSnapshot }) {
  const { announcements, menu, sections } = content;
  return (
    <ul>
      {announcements.map(({ id, kind, title }) => (
        <Card key={id} page={{ announcement: id }} icon={kind} kind={kind} note={text.help[kind]} title={title} />
      ))}
      {menu.length > 0 && <Card page={{ menu: null }} icon="guide" title={text.help.guide} />}
      {sections.map(({ id, title }) => (
        <Card key={id} page={{ section: id }} icon="book" title={title} />
      ))}
    </ul>
  );
}

function Card({ page, icon, kind, note, title }: { page: HelpPage; icon: IconName; kind?: string; note?: string; title: string }) {
  const { go } = usePanel();
  return (
    <li>
      <button type="button" class={`card ${kind ?? ''}`} onClick={() => go({ name: 'help', page })}>
        <span class="kind">
          <Icon name={icon} />
          {note}
        </span>
        <span class="two-lines" dir="auto">
          {title}
        </span>
      </button>
    </li>
  );
}

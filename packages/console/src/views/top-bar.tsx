import { Icon, type IconName } from '../components/icon.tsx';
import { text } from '../i18n/text.ts';
import { readPlace, settingsHash } from '../models/place.ts';
import { THEME_CHOICES, type ThemeChoice } from '../models/theme.ts';
import { AccountMenu } from './account-menu.tsx';
import { useDesk, useSurroundings } from './desk-context.ts';
import { MentionsMenu } from './mentions-menu.tsx';
import { openPages } from './settings/open-pages.ts';

const THEME_ICONS: Record<ThemeChoice, IconName> = { system: 'contrast', light: 'sun', dark: 'moon' };

/** Where one is, who works here and how the line stands. */
export function TopBar({ onHelp, onImport }: { onHelp: () => void; onImport: () => void }) {
  const { desk, theme } = useSurroundings();
  const choice = theme.choice.value;
  const { colours } = text.desk;
  const following = THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length] ?? 'system';
  return (
    <header class="top-bar">
      <a class="brand" href="#/" aria-label={text.desk.home}>
        <span class="brand-mark">
          <Icon name="mark" />
        </span>
        <span class="brand-name">Savepoint</span>
      </a>
      <MainMenu />
      <Connection />
      <span class="top-bar-space" />
      <MentionsMenu />
      {desk.session.can('case.import') && (
        <button
          type="button"
          class="icon-button"
          aria-label={text.desk.importReport}
          title={text.desk.importReport}
          onClick={onImport}
        >
          <Icon name="import" />
        </button>
      )}
      <button
        type="button"
        class="icon-button keyboard-help"
        aria-label={text.desk.keyboardHelp}
        title={`${text.desk.keyboardHelp} (?)`}
        onClick={onHelp}
      >
        <Icon name="help" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={text.desk.coloursChange(colours[choice], colours[following])}
        title={text.desk.coloursNow(colours[choice])}
        onClick={() => theme.choose(following)}
      >
        <Icon name={THEME_ICONS[choice]} />
      </button>
      <AccountMenu />
    </header>
  );
}

/** Cases and settings; for those whose role opens no setting there is nothing to choose. */
function MainMenu() {
  const { session, page } = useDesk();
  const [first] = openPages(session);
  if (!first) return null;
  const place = readPlace(page.hash.value);
  return (
    <nav class="main-menu" aria-label={text.desk.mainMenu}>
      <a href="#/" aria-current={place.is === 'cases' ? 'page' : undefined}>
        {text.desk.cases}
      </a>
      <a href={settingsHash(first)} aria-current={place.is === 'settings' ? 'page' : undefined}>
        {text.desk.settings}
      </a>
    </nav>
  );
}

/** Says nothing while all is well, and nothing in the first moments. */
function Connection() {
  const { connection } = useDesk();
  return (
    <span class="connection" role="status" data-connection={connection.value}>
      {connection.value === 'lost' && (
        <>
          <span class="connection-dot" />
          {text.desk.reconnecting}
        </>
      )}
    </span>
  );
}

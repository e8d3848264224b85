import { Avatar } from '../components/avatar.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import { asApiError } from '../models/api-error.ts';
import { THEME_CHOICES, type ThemeChoice } from '../models/theme.ts';
import { useSurroundings } from './desk-context.ts';

const THEME_ICONS: Record<ThemeChoice, IconName> = { system: 'contrast', light: 'sun', dark: 'moon' };

/** Who works here and how the line stands. */
export function TopBar({ onHelp, onImport }: { onHelp: () => void; onImport: () => void }) {
  const { desk, theme } = useSurroundings();
  const staff = desk.session.session.value?.staff;
  const choice = theme.choice.value;
  const { colours } = text.desk;
  const following = THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length] ?? 'system';
  const signOut = () =>
    desk.session.signOut().catch((thrown: unknown) => {
      desk.notices.show({ text: text.common.because(text.desk.notSignedOut, problemText(asApiError(thrown))), tone: 'bad' });
    });
  return (
    <header class="top-bar">
      <a class="brand" href="#/" aria-label={text.desk.home}>
        <span class="brand-mark">
          <Icon name="mark" />
        </span>
        <span class="brand-name">Savepoint</span>
      </a>
      <Connection />
      <span class="top-bar-space" />
      <button type="button" class="icon-button" aria-label={text.desk.importReport} title={text.desk.importReport} onClick={onImport}>
        <Icon name="import" />
      </button>
      <button type="button" class="icon-button" aria-label={text.desk.keyboardHelp} title={`${text.desk.keyboardHelp} (?)`} onClick={onHelp}>
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
      {staff && (
        <span class="me" title={staff.email}>
          <Avatar id={staff.id} name={staff.name} staff />
          <span class="me-name">{staff.name}</span>
        </span>
      )}
      <button type="button" class="icon-button" aria-label={text.desk.signOut} title={text.desk.signOut} onClick={signOut}>
        <Icon name="leave" />
      </button>
    </header>
  );
}

/** Says nothing while all is well, and nothing in the first moments. */
function Connection() {
  const { desk } = useSurroundings();
  const state = desk.connection.value;
  return (
    <span class="connection" role="status" data-connection={state}>
      {state === 'lost' && (
        <>
          <span class="connection-dot" />
          {text.desk.reconnecting}
        </>
      )}
    </span>
  );
}

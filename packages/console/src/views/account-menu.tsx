import { useSignal } from '@preact/signals';
import { Avatar } from '../components/avatar.tsx';
import { Icon } from '../components/icon.tsx';
import { Menu } from '../components/menu.tsx';
import { problemText } from '../format/problem-text.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { text } from '../i18n/text.ts';
import { asApiError } from '../models/api-error.ts';
import { LANGUAGE_CHOICES } from '../models/language.ts';
import { AccountDialog } from './settings/account-dialog.tsx';
import { useSurroundings } from './desk-context.ts';

/** Who is signed in; unfolds to the account, the language and the way out. */
export function AccountMenu() {
  const { desk } = useSurroundings();
  const dialog = useSignal(false);
  const staff = desk.session.session.value?.staff;
  if (!staff) return null;
  const signOut = () =>
    desk.session.signOut().catch((thrown: unknown) => {
      const why = problemText(asApiError(thrown));
      desk.notices.show({ text: text.common.because(text.desk.notSignedOut, why), tone: 'bad' });
    });
  const face = (
    <>
      <Avatar id={staff.id} name={staff.name} staff />
      <span class="me-name">{staff.name}</span>
      <Icon name="chevron" />
    </>
  );
  return (
    <>
      <Menu label={text.desk.accountMenu} face={face} class="me">
        {(close) => (
          <>
            <p class="menu-head">
              <b dir="auto">{staff.name}</b>
              <span>{staff.email}</span>
            </p>
            <button
              type="button"
              class="menu-item"
              onClick={() => {
                close();
                dialog.value = true;
              }}
            >
              <Icon name="account" />
              {text.account.title}
            </button>
            <LanguageChoices />
            <button type="button" class="menu-item" onClick={() => void signOut()}>
              <Icon name="leave" />
              {text.desk.signOut}
            </button>
          </>
        )}
      </Menu>
      {dialog.value && <AccountDialog onClose={() => (dialog.value = false)} />}
    </>
  );
}

function LanguageChoices() {
  const { language } = useSurroundings();
  return (
    <fieldset class="menu-choices">
      <legend>{text.desk.language}</legend>
      {LANGUAGE_CHOICES.map((choice) => (
        <label key={choice} lang={choice === 'system' ? undefined : choice}>
          <input
            type="radio"
            name="language"
            checked={language.choice.value === choice}
            onChange={() => language.choose(choice)}
          />
          {choice === 'system' ? text.desk.languageOfSystem : LANGUAGES[choice].name}
        </label>
      ))}
    </fieldset>
  );
}

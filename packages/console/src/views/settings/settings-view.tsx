import type { ComponentChildren, FunctionComponent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { EmptyState } from '../../components/empty-state.tsx';
import { text } from '../../i18n/text.ts';
import { settingsHash, type SettingsPage } from '../../models/place.ts';
import { useDesk } from '../desk-context.ts';
import { lazyPage } from '../lazy-page.tsx';
import { ApiKeysPage } from './api-keys-page.tsx';
import { AuditPage } from './audit-page.tsx';
import { GamesPage } from './games-page.tsx';
import { openPages } from './open-pages.ts';
import { PeoplePage } from './people-page.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

const PAGES: Record<SettingsPage, FunctionComponent<{ rest: string[] }>> = {
  // With what reads and writes Markdown, which most who answer players never need.
  help: lazyPage(async () => (await import('../help/help-page.tsx')).HelpPage),
  // With the validation, which says at a field what is wrong with it.
  forms: lazyPage(async () => (await import('../forms/forms-page.tsx')).FormsPage),
  rules: lazyPage(async () => (await import('../rules/rules-page.tsx')).RulesPage),
  replies: lazyPage(async () => (await import('../replies/replies-page.tsx')).RepliesPage),
  hours: lazyPage(async () => (await import('../hours/hours-page.tsx')).HoursPage),
  theme: lazyPage(async () => (await import('../theme/theme-page.tsx')).ThemePage),
  people: PeoplePage,
  'api-keys': ApiKeysPage,
  audit: AuditPage,
  games: GamesPage,
};

/** A page of the settings, and what the address names within it, in, the same with the way to the others out. */
export function SettingsView({ page, rest }: { page: SettingsPage; rest: string[] }) {
  const { session } = useDesk();
  const pages = openPages(session);
  const Page = PAGES[page];
  const nav = useRef<HTMLElement>(null);
  // Where the pages stand in a line, the one that is shown may be out of sight.
  useEffect(() => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [page]);
  return (
    <div class="settings">
      <nav ref={nav} class="settings-nav" aria-label={text.desk.settings}>
        {pages.map((one) => (
          <a key={one} href={settingsHash(one)} aria-current={one === page ? 'page' : undefined}>
            {text.settings.pages[one]}
          </a>
        ))}
      </nav>
      <SettingsMain key={page} page={page}>
        {pages.includes(page) ? <Page rest={rest} /> : <EmptyState icon="alert" title={text.settings.notAllowed} />}
      </SettingsMain>
    </div>
  );
}

function SettingsMain({ page, children }: { page: SettingsPage; children: ComponentChildren }) {
  const main = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(main);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main class="settings-page" ref={main}>
      <h1 ref={heading} tabIndex={-1}>
        {text.settings.pages[page]}
      </h1>
      {children}
    </main>
  );
}

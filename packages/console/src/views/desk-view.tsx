import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Toasts } from '../components/toasts.tsx';
import { text } from '../i18n/text.ts';
import { readPlace } from '../models/place.ts';
import { CaseView } from './case-view.tsx';
import { CommandBar } from './command-bar.tsx';
import { ContextPanel } from './context-panel.tsx';
import { useDesk } from './desk-context.ts';
import { Help } from './help.tsx';
import { ImportReport } from './import-report.tsx';
import { InboxView } from './inbox-view.tsx';
import { Rail } from './rail.tsx';
import { SettingsView } from './settings/settings-view.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';

/** The signed-in desk: list, case and context side by side, or one after the other where there is no room. */
export function DeskView() {
  const { route, notices, page } = useDesk();
  const help = useSignal(false);
  const importing = useSignal(false);
  const context = useSignal(false);
  const commands = useSignal(false);
  useKeys({ help, context, commands });
  const { caseId } = route.value;
  const place = readPlace(page.hash.value);
  const view = place.is === 'settings' ? 'settings' : caseId ? 'case' : 'inbox';
  // Another case was picked, perhaps in the drawer itself: it must not lie over what was picked.
  useEffect(() => void (context.value = false), [caseId]);
  return (
    <div class="desk" data-view={view} data-context={context.value ? 'open' : 'shut'}>
      <TopBar onHelp={() => (help.value = true)} onImport={() => (importing.value = true)} />
      {place.is === 'settings' ? (
        <SettingsView page={place.page} rest={place.rest} />
      ) : (
        <main class="workplace">
          {!caseId && <h1 class="visually-hidden">{text.inbox.title}</h1>}
          <Rail />
          <InboxView />
          <CaseView context={context} />
          <ContextPanel drawer={context} />
        </main>
      )}
      {context.value && <div class="scrim" onClick={() => (context.value = false)} />}
      <Toasts notices={notices} />
      {importing.value && <ImportReport onClose={() => (importing.value = false)} />}
      {commands.value && <CommandBar onClose={() => (commands.value = false)} />}
      {help.value && <Help onClose={() => (help.value = false)} />}
    </div>
  );
}

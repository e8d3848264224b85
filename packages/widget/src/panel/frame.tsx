import type { Case } from '@savepoint/sdk';
import { useState } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { laterScreen } from './components/later.tsx';
import { usePanel, type CaseRoute, type Route } from './panel-context.ts';
import { HelpScreen } from './help/slots.tsx';
import { loadEditor } from './picture/load-editor.ts';
import { AbsentCase } from './screens/absent-case.tsx';
import { CaseScreen } from './screens/case.tsx';
import { CasesScreen } from './screens/cases.tsx';
import { HomeScreen } from './screens/home.tsx';
import { PreviewScreen } from './screens/preview.tsx';
import { ReportScreen } from './screens/report.tsx';

/** The screen of the last route. */
export function Frame() {
  const routes = usePanel().routes.value;
  const route = routes.at(-1)!;
  // From one page of the help to the next the screen is another, under the same name.
  return <Screen key={route.name === 'help' ? routes.length : route.name} {...route} />;
}

const Chat = laterScreen(
  () => import('./chat/chat-screen.tsx').then(({ ChatScreen }) => ChatScreen),
  () => text.chat.open,
);

const Picture = laterScreen(loadEditor, () => text.editPicture);

const OwnData = laterScreen(
  () => import('./own-data/own-data.tsx').then(({ OwnDataScreen }) => OwnDataScreen),
  () => text.mine.title,
);

function CaseById(route: CaseRoute) {
  const view = usePanel().seen.cases.value.find(({ id }) => id === route.caseId);
  return view ? <CaseOrChat view={view} /> : <AbsentCase {...route} />;
}

/** A case that is a live conversation is shown as one, and stays so on screen when it ends. */
function CaseOrChat({ view }: { view: Case }) {
  const [live] = useState(view.live);
  return live === 'waiting' || live === 'active' ? <Chat caseId={view.id} /> : <CaseScreen view={view} />;
}

function Screen(route: Route) {
  switch (route.name) {
    case 'home':
      return <HomeScreen />;
    case 'report':
      return <ReportScreen />;
    case 'preview':
      return <PreviewScreen />;
    case 'cases':
      return <CasesScreen />;
    case 'help':
      return <HelpScreen page={route.page} />;
    case 'picture':
      return <Picture {...route} />;
    case 'own-data':
      return <OwnData />;
    case 'chat':
      return <Chat caseId={route.caseId} />;
    case 'case':
      return <CaseById key={route.caseId} {...route} />;
  }
}

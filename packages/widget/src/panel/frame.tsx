import { usePanel, type Route } from './panel-context.ts';
import { HelpScreen } from './help/slots.tsx';
import { CaseScreen } from './screens/case.tsx';
import { CasesScreen } from './screens/cases.tsx';
import { HomeScreen } from './screens/home.tsx';
import { PictureScreen } from './screens/picture.tsx';
import { PreviewScreen } from './screens/preview.tsx';
import { ReportScreen } from './screens/report.tsx';

/** The screen of the last route. */
export function Frame() {
  const routes = usePanel().routes.value;
  const route = routes.at(-1)!;
  // From one page of the help to the next the screen is another, under the same name.
  return <Screen key={route.name === 'help' ? routes.length : route.name} {...route} />;
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
      return <PictureScreen {...route} />;
    case 'case':
      return <CaseScreen caseId={route.caseId} />;
  }
}

import { usePanel, type Route } from './panel-context.ts';
import { CaseScreen } from './screens/case.tsx';
import { CasesScreen } from './screens/cases.tsx';
import { HomeScreen } from './screens/home.tsx';
import { PictureScreen } from './screens/picture.tsx';
import { PreviewScreen } from './screens/preview.tsx';
import { ReportScreen } from './screens/report.tsx';

/** The screen of the last route. */
export function Frame() {
  const route = usePanel().routes.value.at(-1)!;
  return <Screen key={route.name} {...route} />;
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
    case 'picture':
      return <PictureScreen {...route} />;
    case 'case':
      return <CaseScreen caseId={route.caseId} />;
  }
}

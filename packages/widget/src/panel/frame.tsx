import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Icon } from './components/icon.tsx';
import { usePanel, type Route } from './panel-context.ts';
import { CaseScreen } from './screens/case.tsx';
import { CasesScreen } from './screens/cases.tsx';
import { HomeScreen } from './screens/home.tsx';
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
    case 'case':
      return <CaseScreen caseId={route.caseId} />;
  }
}

/** Head, body and foot of a screen. The title takes the focus, so that a screen reader says where the player is. */
export function Layout({ title, note, foot, children }: {
  title: string;
  note?: ComponentChildren;
  foot?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { routes, back, close } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <header>
        {routes.value.length > 1 && (
          <button type="button" class="plain-icon" aria-label={text.back} onClick={back}>
            <Icon name="back" />
          </button>
        )}
        <div class="heading">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {note}
        </div>
        <button type="button" class="plain-icon" aria-label={text.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <main>{children}</main>
      {foot && <footer>{foot}</footer>}
    </>
  );
}

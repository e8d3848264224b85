import { signal } from '@preact/signals';
import { render } from 'preact';
import { expect, test } from 'vitest';
import { PanelContext, usePanel, type PanelState, type Route } from './panel-context.ts';

/** The way to a screen, and what that screen is given to go on with. */
function stage(...way: Route[]) {
  const routes = signal(way);
  let panel: ReturnType<typeof usePanel>;
  const Screen = () => void (panel = usePanel());
  const state = { routes, heading: { current: null } } as unknown as PanelState;
  render(
    <PanelContext.Provider value={state}>
      <Screen />
    </PanelContext.Provider>,
    document.createElement('div'),
  );
  return { routes, panel: panel! };
}

const home: Route = { name: 'home' };
const report: Route = { name: 'report' };
const made: Route = { name: 'case', caseId: 'made' };

test('a report that has been kept is shown in the place of its form, also below what was opened from there', () => {
  const { routes, panel } = stage(home, report);
  panel.go({ name: 'preview' });
  panel.replace('report', made);
  expect(routes.value).toEqual([home, made, { name: 'preview' }]);
});

test('who has left the form meanwhile is not taken from where they are', () => {
  const { routes, panel } = stage(home, report);
  const elsewhere: Route[] = [home, { name: 'case', caseId: 'other' }];
  routes.value = elsewhere;
  panel.replace('report', made);
  expect(routes.value).toEqual(elsewhere);
});

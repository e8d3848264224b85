import type { Topic } from '@savepoint/protocol';
import { afterEach, expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { any, calm, one, show, takeDown, type } from '../testing/drawn-desk.tsx';

afterEach(takeDown);

test('a saved view is changed under its name, with what the list is asked for or without', async () => {
  const view = { id: caseId(77), scope: 'personal', mine: true, sort: 'waiting' } as const;
  const conditions = (topic: Topic) => ({ match: 'all' as const, tests: [{ field: 'topic' as const, is: 'in' as const, values: [topic] }] });
  const asked = (topic: Topic) => `#/?view=${view.id}&where=${encodeURIComponent(JSON.stringify(conditions(topic)))}&sort=updated`;
  const { server, desk } = await show(undefined, asked('bug'));
  server.views = [{ ...view, name: 'Banned', conditions: conditions('ban_appeal'), version: '1' }];
  await desk.views.load();
  await calm();
  const submit = async () => {
    one('dialog form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await calm();
  };
  const edit = async (name: string, tick: (box: HTMLInputElement) => void = () => {}) => {
    one('[data-key="save-view"]').click();
    await calm();
    type(one<HTMLInputElement>('dialog .field input'), name);
    tick(one<HTMLInputElement>('dialog .tick input'));
    await calm();
    await submit();
  };
  await edit('Appeals', (box) => box.click());
  expect(server.views).toMatchObject([{ ...view, name: 'Appeals', conditions: conditions('ban_appeal') }]);
  await edit(' Bugs ');
  expect(server.views).toMatchObject([{ ...view, name: 'Bugs', sort: 'updated', conditions: conditions('bug') }]);
  expect(one('.rail').textContent).toContain('Bugs');
  // A colleague was quicker: asked once, then it is as one says.
  server.views = server.views.map((kept) => ({ ...kept, name: 'Theirs', version: 'theirs' }));
  one('[data-key="save-view"]').click();
  await calm();
  await submit();
  expect([one('dialog .form-problem').textContent, server.views[0]?.name]).toEqual([expect.stringContaining('Save again'), 'Theirs']);
  await submit();
  expect([any('dialog'), server.views[0]?.name]).toEqual([null, 'Bugs']);
  // It is what the list shows now: nothing is left to be taken over.
  one('[data-key="save-view"]').click();
  await calm();
  expect(any('dialog .tick')).toBeNull();
  // One that was removed meanwhile is not made again.
  server.views = [];
  await submit();
  expect([server.views, any('dialog'), desk.route.value.asked.view]).toEqual([[], null, 'waiting']);
});

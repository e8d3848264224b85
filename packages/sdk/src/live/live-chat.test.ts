import { newId, type Envelope } from '@savepoint/protocol';
import { expect, onTestFinished, test, vi } from 'vitest';
import { browser, keep, opened } from '../testing/browser.ts';

vi.mock('./link.ts', () => ({ openLink: () => ({ watch() {}, stop() {}, state: {} }) }));

test('who leaves while the wish to talk is still on its way does not stand in line when it arrives', async () => {
  const { world, openTab } = browser();
  world.hold('g');
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'Anybody here?'));
  const chats = await tab.engine.features.chats();
  const chat = chats.open(caseId);
  onTestFinished(chat.close);
  await chats.start(caseId);
  await chat.leave();
  const said = (await tab.store.list('o/')).map(([, entry]) => (entry as { envelope: Envelope }).envelope);
  const [wish, leave] = said.filter(({ kind }) => kind.startsWith('chat.'));
  expect(leave).toMatchObject({ kind: 'chat.leave', caseId, body: { chatId: wish!.id } });
  expect(tab.cases.value[0]?.live).toBe('ended');
});

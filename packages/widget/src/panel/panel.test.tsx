import { cell, type Case, type CaseMessage, type Support } from '@savepoint/sdk';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BOOT_TEXT } from '../i18n/boot-text.ts';
import { en } from '../i18n/en.ts';
import { createTruce } from '../input/truce.ts';
import { preparePanel } from './panel.tsx';

/** A case with one message. */
function withMessage(more: Partial<CaseMessage>): Case {
  const message: CaseMessage = { id: 'm', from: 'staff', text: '', at: 1, attachments: [], status: 'sent', ...more };
  return { id: 'c', topic: 'bug', state: 'answered', openedAt: 1, updatedAt: 1, messages: [message], unread: 1, live: 'none' };
}

/** The panel over a game, at the form of a report. */
async function stage() {
  const cases = cell<Case[]>([]);
  const support = {
    cases,
    unread: cell(0),
    storage: cell('durable'),
    playerId: cell(undefined),
    takesFiles: true,
    features: async () => undefined,
    collectContext: async () => ({}),
    report: async () => ({ ok: true, caseId: 'new', kept: 'durable' }),
    watch() {},
    markRead() {},
    send: vi.fn<Support['send']>(async (caseId) => ({ ok: true, caseId, kept: 'durable' })),
  } as unknown as Support;
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  const truce = createTruce();
  const close = vi.fn<() => void>();
  const mount = await preparePanel({}, BOOT_TEXT);
  const panel = mount({ root, support, screenshot: Promise.resolve({ reason: 'none' }), place: { topic: 'bug' }, close, truce });
  onTestFinished(() => {
    panel.unmount();
    truce.end();
  });
  const dialog = root.querySelector('dialog')!;
  const title = () => root.querySelector('h1')?.textContent;
  await expect.poll(title).toBe('Something is broken');
  return { root, dialog, title, close, panel, cases, support };
}

test('a phone\'s way back that the browser does not let us take goes one step back, and leaves the panel on screen', async () => {
  const { dialog, title, close } = await stage();
  // As browsers do for who goes back twice and touches nothing in between.
  dialog.dispatchEvent(new Event('cancel', { cancelable: false }));
  dialog.close();
  await expect.poll(title).toBe('How can we help?');
  await expect.poll(() => dialog.open).toBe(true);
  expect(close).not.toHaveBeenCalled();
});

test('a text that is selected to beyond the edge of the panel does not shut it, and a press beside it does', async () => {
  const { dialog, root, close } = await stage();
  const press = (down: Element, up: Element) => {
    down.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    up.dispatchEvent(new Event('click', { bubbles: true }));
  };
  press(root.querySelector('textarea')!, dialog);
  expect(close).not.toHaveBeenCalled();
  press(dialog, dialog);
  expect(close).toHaveBeenCalledTimes(1);
});

test('a topic that there is not opens the panel at home', async () => {
  const { root, title, panel } = await stage();
  panel.go({ topic: 'bugs' as 'bug' });
  await expect.poll(title).toBe('How can we help?');
  panel.go({ topic: 'payment' });
  await expect.poll(title).toBe('Payment or purchase');
  expect(root.querySelector('select')?.value).toBe('payment');
});

test('a case that is not here is waited for, then said not to be here, and the others are offered', async () => {
  const { root, title, panel, cases } = await stage();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const shown = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return root.querySelector('.body')!.textContent;
  };
  panel.go({ caseId: 'c' });
  expect(await shown(1_000)).toBe(en.chat.connecting);
  expect(await shown(9_000)).toContain(en.faults.unknown_case);
  [...root.querySelectorAll('button')].find((one) => one.textContent === en.myCases)!.click();
  await vi.advanceTimersByTimeAsync(200);
  expect(title()).toBe(en.myCases);

  panel.go({ caseId: 'c' });
  cases.value = [withMessage({ text: 'Try this' })];
  expect(await shown(9_000)).toContain('Try this');
});

test('a report that is kept says so, though what shows its case is not here yet', async () => {
  const { root, title } = await stage();
  root.querySelector('textarea')!.value = 'In a tunnel';
  root.querySelector<HTMLElement>('[data-submit]')!.click();
  await expect.poll(() => [title(), root.querySelector('.body')!.textContent]).toEqual([en.newCase, en.saved]);
});

test.each([{ article: 'lost-progress' }, { guide: true }])('%o can be shut, and says what it waits for, while the help is not here', async (place) => {
  const { root, panel, close } = await stage();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  panel.go(place);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(root.querySelector('.body')?.textContent).toBe(en.chat.slow);
  root.querySelector<HTMLElement>(`[aria-label="${en.close}"]`)!.click();
  expect(close).toHaveBeenCalledTimes(1);
});

test('a picture alone is an answer to a case', async () => {
  const { root, panel, cases, support } = await stage();
  cases.value = [withMessage({ text: 'Show me' })];
  panel.go({ caseId: 'c' });
  await expect.poll(() => root.textContent).toContain('Show me');
  const picture = new File(['a'], 'door.txt');
  const input = root.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: [picture] });
  input.dispatchEvent(new Event('change'));
  await expect.poll(() => root.textContent).toContain('door.txt');
  root.querySelector<HTMLElement>('[data-submit]')!.click();
  await expect.poll(() => vi.mocked(support.send).mock.calls).toEqual([['c', { text: 'door.txt', attachments: [picture] }]]);
});

test('a text that cannot be copied where it stands, as in a page without https, has no button for it', async () => {
  const { root, panel, cases } = await stage();
  vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: undefined } }));
  onTestFinished(() => void vi.unstubAllGlobals());
  cases.value = [withMessage({ from: 'player', text: 'Too old', status: 'refused', reason: 'too_old', refusedKey: 'r/1' })];
  panel.go({ caseId: 'c' });
  await expect.poll(() => root.textContent).toContain(en.takeBack);
  expect(root.textContent).not.toContain(en.copy);
});

import { expect, onTestFinished, test, vi } from 'vitest';
import type { MountPanel, PanelParts } from '../panel/panel.tsx';
import * as engine from './engine.ts';
import { createWidget } from './widget.ts';

const options = { game: 'g', endpoint: 'https://support.example' };
const offline = () => Promise.reject(new Error('offline'));
const inWidget = (selector: string) => document.querySelector('savepoint-widget')!.shadowRoot!.querySelector<HTMLElement>(selector);

test('a panel that was closed and opened again before it had come is there once, where it was last wished, and goes', async () => {
  const shown = new Set<PanelParts>();
  const mount: MountPanel = (parts) => {
    shown.add(parts);
    return { go() {}, unmount: () => shown.delete(parts) };
  };
  let arrive = () => {};
  const coming = new Promise<void>((resolve) => (arrive = resolve));
  const widget = createWidget(
    options,
    { loadPanel: () => coming.then(() => ({ preparePanel: async () => mount })), loadEngine: offline },
  );
  widget.open({ topic: 'bug' });
  widget.close();
  widget.open();
  widget.open({ topic: 'payment' });
  arrive();
  await new Promise((resolve) => setTimeout(resolve));
  expect([...shown].map(({ place }) => place)).toEqual([{ topic: 'payment' }]);
  widget.close();
  expect(shown.size).toBe(0);
  widget.destroy();
});

test('an answer to who has signed out does not stay on the screen of who plays now', async () => {
  let answer: (text: string) => void = () => {};
  const startEngine: typeof engine.startEngine = async ({ emitter }) => {
    answer = (text) => emitter.emit('reply', { caseId: 'c', text });
    return { features: {}, whenEmpty() {}, stop() {} } as never;
  };
  const widget = createWidget(options, { loadPanel: offline, loadEngine: async () => ({ ...engine, startEngine }) });
  widget.identify({ id: 'an' });
  await widget.features();
  answer('for An only');
  await expect.poll(() => inWidget('.toast')?.textContent).toContain('for An only');
  widget.identify({ id: 'an', name: 'An' });
  expect(inWidget('.toast')).not.toBeNull();
  widget.identify({ id: 'binh' });
  await expect.poll(() => inWidget('.toast')).toBeNull();
  widget.destroy();
});

test('a form without the panel that the browser shuts by itself gives the game back', async () => {
  const widget = createWidget(options, { loadPanel: offline, loadEngine: offline });
  const told: string[] = [];
  widget.on('close', () => told.push('close'));
  widget.open();
  await expect.poll(() => inWidget('dialog')).not.toBeNull();
  inWidget('dialog')!.dispatchEvent(new Event('close'));
  expect([widget.isOpen.value, inWidget('dialog'), inWidget('.launcher')!.hidden, told]).toEqual([false, null, false, ['close']]);
  widget.open();
  expect(widget.isOpen.value).toBe(true);
  widget.destroy();
});

test('a panel that cannot be shown, as after destroy, gives the game back', async () => {
  const mount: MountPanel = () => {
    throw new Error('the element is not in a document');
  };
  const widget = createWidget(options, { loadPanel: async () => ({ preparePanel: async () => mount }), loadEngine: offline });
  const told: string[] = [];
  widget.on('close', () => told.push('close'));
  widget.destroy();
  widget.open();
  await expect.poll(() => [widget.isOpen.value, told]).toEqual([false, ['close']]);
});

test('a panel whose file neither comes nor fails does not hold the game: the form without it is there after a while, and stays', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const mount = vi.fn<MountPanel>();
  let arrive = () => {};
  const coming = new Promise<void>((resolve) => (arrive = resolve));
  const widget = createWidget(options, { loadPanel: () => coming.then(() => ({ preparePanel: async () => mount })), loadEngine: offline });
  widget.open();
  await vi.advanceTimersByTimeAsync(12_000);
  expect(inWidget('dialog textarea')).not.toBeNull();
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect([mount.mock.calls, inWidget('dialog textarea') === null]).toEqual([[], false]);
  widget.destroy();
});

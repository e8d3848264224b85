import { expect, test } from 'vitest';
import type { MountPanel, PanelParts } from '../panel/panel.tsx';
import { createWidget } from './widget.ts';

test('a panel that was closed and opened again before it had come is there once, where it was last wished, and goes', async () => {
  const shown = new Set<PanelParts>();
  const mount: MountPanel = (parts) => {
    shown.add(parts);
    return { go() {}, unmount: () => shown.delete(parts) };
  };
  let arrive = () => {};
  const coming = new Promise<void>((resolve) => (arrive = resolve));
  const widget = createWidget(
    { game: 'g', endpoint: 'https://support.example' },
    {
      loadPanel: () => coming.then(() => ({ preparePanel: async () => mount })),
      loadEngine: () => Promise.reject(new Error('offline')),
    },
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

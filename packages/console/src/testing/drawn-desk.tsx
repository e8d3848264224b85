import type { KeptReply } from '@savepoint/protocol';
import { render } from 'preact';
import { createDesk } from '../models/desk.ts';
import type { Translate } from '../models/translate.ts';
import { App } from '../views/app.tsx';
import { aCase, caseId } from './cases.ts';
import { createFakePage, createFakeStorage, settled } from './fake-page.ts';
import { createFakeServer } from './fake-server.ts';
import { surround } from './surroundings.ts';

let place: HTMLElement | null = null;

/** For `afterEach`: what was shown is gone from the page. */
export function takeDown(): void {
  if (place) render(null, place);
  place?.remove();
  place = null;
}

/** The whole desk on the page, signed in, over a server in memory. */
export async function show(
  cases = [aCase(1), aCase(2)],
  hash = '',
  { canned = [], translate }: { canned?: KeptReply[]; translate?: Translate } = {},
) {
  takeDown();
  const server = createFakeServer(cases);
  server.canned = canned;
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage(hash), translate: translate ?? null });
  place = document.createElement('div');
  document.body.append(place);
  render(<App {...surround(desk, storage)} />, place);
  await desk.session.restore();
  await calm();
  return { server, desk };
}

/** The same with a case open. */
export const showCase = (n: number, more: Parameters<typeof show>[2] = {}) => show(undefined, `#/cases/${caseId(n)}`, more);

/** Signals draw in the next frame. */
export async function calm(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await settled();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** What there is of a selector; null where there is nothing. */
export const any = <T extends HTMLElement>(selector: string): T | null => place?.querySelector<T>(selector) ?? null;

export function one<T extends HTMLElement>(selector: string): T {
  const found = any<T>(selector);
  if (!found) throw new Error(`Nothing here is ${selector}`);
  return found;
}

export const all = (selector: string): HTMLElement[] => [...(place?.querySelectorAll<HTMLElement>(selector) ?? [])];

export const press = (key: string): boolean => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

export function type<T extends HTMLInputElement | HTMLTextAreaElement>(field: T, words: string): T {
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
}

export const replyField = () => one<HTMLTextAreaElement>('[aria-label="Reply"]');

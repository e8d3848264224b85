import type { KeptReply, Session } from '@savepoint/protocol';
import { render, type VNode } from 'preact';
import { createDesk } from '../models/desk.ts';
import type { Translate } from '../models/translate.ts';
import { App } from '../views/app.tsx';
import { DeskContext } from '../views/desk-context.ts';
import { aCase, caseId } from './cases.ts';
import { createFakeHttp } from './fake-http.ts';
import { createFakePage, createFakeStorage, settled } from './fake-page.ts';
import { createFakeServer } from './fake-server.ts';
import { SESSION } from './session.ts';
import { surround } from './surroundings.ts';

let place: HTMLElement | null = null;

/** For `afterEach`: what was shown is gone from the page. */
export function takeDown(): void {
  if (place) render(null, place);
  place?.remove();
  place = null;
}

function draw(node: VNode): void {
  takeDown();
  place = document.createElement('div');
  document.body.append(place);
  render(node, place);
}

/** The whole desk on the page, signed in, over a server in memory. */
export async function show(
  cases = [aCase(1), aCase(2)],
  hash = '',
  { canned = [], translate }: { canned?: KeptReply[]; translate?: Translate } = {},
) {
  const server = createFakeServer(cases);
  server.canned = canned;
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage(hash), translate: translate ?? null });
  draw(<App {...surround(desk, storage)} />);
  await desk.session.restore();
  await calm();
  return { server, desk };
}

/** The same with a case open. */
export const showCase = (n: number, more: Parameters<typeof show>[2] = {}) => show(undefined, `#/cases/${caseId(n)}`, more);

/** A part of the desk alone on the page, before somebody who is signed in, with settings of prepared answers. */
export async function showPart(part: VNode, answers: Record<string, unknown> = {}, session: Session = SESSION) {
  const server = createFakeServer([]);
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage() });
  desk.session.enter(session);
  const http = createFakeHttp(answers);
  draw(<DeskContext.Provider value={surround(desk, storage, http)}>{part}</DeskContext.Provider>);
  await calm();
  return { http, desk };
}

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

/** As a press of its button does. */
export async function send(form = 'form'): Promise<void> {
  one(form).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await calm();
}

export const replyField = () => one<HTMLTextAreaElement>('[aria-label="Reply"]');

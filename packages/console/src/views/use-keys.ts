import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { commandOf, type Command, type Focus } from '../models/keys.ts';
import type { Desk } from '../models/desk.ts';
import { readPlace } from '../models/place.ts';
import { closeWithUndo } from './close-with-undo.ts';
import { useDesk } from './desk-context.ts';

/** Key presses anywhere on the desk in, moves of focus and actions on the open case out. */
export function useKeys({ help, context }: { help: Signal<boolean>; context: Signal<boolean> }): void {
  const desk = useDesk();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open], [data-menu-open="true"]')) return;
      const command = commandOf(event, focusOf(document.activeElement));
      if (!command) return;
      if (command !== 'help' && readPlace(desk.page.hash.peek()).is !== 'cases') return;
      if (command === 'help') help.value = true;
      else if (command === 'context') context.value = !context.value;
      else if (command === 'leave') leave(context);
      else run(command, desk);
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function run(command: Command, desk: Desk): void {
  if (command === 'next') moveFocus(1);
  if (command === 'previous') moveFocus(-1);
  if (command === 'open') document.activeElement?.closest<HTMLElement>('[data-case-id]')?.click();
  if (command === 'search') focusOn('[data-key="search"]');
  if (command === 'reply') focusOn('[data-key="reply"]');
  const detail = desk.openCase.detail.peek();
  const closable = detail && detail.state !== 'closed' && desk.session.can('case.change', detail.gameId);
  if (command === 'close' && closable) void closeWithUndo(desk, detail);
}

/** From the row in focus, else from the open one, else from the top. */
function moveFocus(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-case-id]')];
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const to = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step));
  rows[to]?.focus();
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** Out of the field, back to the list; with no field, the context drawer shuts. */
function leave(context: Signal<boolean>): void {
  if (focusOf(document.activeElement) !== 'text') {
    context.value = false;
    return;
  }
  (document.activeElement as HTMLElement | null)?.blur();
  document.querySelector<HTMLElement>('[data-case-id][aria-current="true"]')?.focus({ preventScroll: true });
}

function focusOf(element: Element | null): Focus {
  if (!(element instanceof HTMLElement)) return 'elsewhere';
  if (element.matches('input, textarea, [contenteditable="true"]')) return 'text';
  return element.matches('select, [data-scrolls], [role="menu"] *') ? 'arrows' : 'elsewhere';
}

import type { Signal } from '@preact/signals';
import { BUILT_IN_VIEWS, type DraftMode } from '@savepoint/protocol';
import { useEffect } from 'preact/hooks';
import { builtIn } from '../models/asked.ts';
import { commandOf, type Command, type Focus } from '../models/keys.ts';
import type { Desk } from '../models/desk.ts';
import { readPlace } from '../models/place.ts';
import { writeRoute } from '../models/route.ts';
import { appendToField } from './append-to-field.ts';
import { closeWithUndo } from './close-with-undo.ts';
import { useDesk } from './desk-context.ts';
import { askedBy } from './rail.tsx';

/** What lies over the desk. */
interface Overlays {
  help: Signal<boolean>;
  context: Signal<boolean>;
  commands: Signal<boolean>;
}

/** Key presses anywhere on the desk in, moves of focus and actions on cases out. */
export function useKeys(overlays: Overlays): void {
  const desk = useDesk();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open], [data-menu-open="true"]')) return;
      const inCases = readPlace(desk.page.hash.peek()).is === 'cases';
      if (isCommandBar(event)) {
        if (!inCases) return;
        overlays.commands.value = true;
        return event.preventDefault();
      }
      const focus = focusOf(document.activeElement);
      if (focus !== 'text' && desk.typedAhead.hears(event, openNow(desk))) return event.preventDefault();
      const command = commandOf(event, focus, desk.keys.map.peek());
      if (!command || (command !== 'help' && !inCases)) return;
      if (command === 'help') overlays.help.value = true;
      else if (command === 'context') overlays.context.value = !overlays.context.value;
      else if (command === 'leave') leave(overlays.context, desk);
      else run(command, desk);
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Also while one writes: with this modifier no layout makes a letter of it. */
const isCommandBar = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) =>
  key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;

export function run(command: Command, desk: Desk): void {
  const { selection, cursor, inbox, session } = desk;
  const id = cursor.id.peek() ?? desk.route.peek().caseId;
  const maySelect = session.can('case.bulk');
  if (command === 'next') move(desk, 1);
  if (command === 'previous') move(desk, -1);
  if (command === 'open' && id) desk.show(id);
  if (command === 'search') focusOn('[data-key="search"]');
  if (command === 'reply' || command === 'note') {
    const coming = awaited(desk);
    if (coming) desk.typedAhead.begin(coming, command);
    else write(command);
  }
  if (command === 'canned') insertSlash();
  if (command === 'article') pickArticle();
  if (command === 'condition') document.querySelector<HTMLElement>('[data-key="add-condition"]')?.click();
  if (command === 'saveView') document.querySelector<HTMLElement>('[data-key="save-view"]')?.click();
  // One that has left the list is on no screen: nobody would see that it is picked.
  const isListed = inbox.rows.peek().some((one) => one.id === id);
  if (command === 'pick' && maySelect && id && isListed) selection.toggle(id);
  if (command === 'pickAll' && maySelect && inbox.rows.peek().length > 0) selection.takeAll();
  if ((command === 'pickNext' || command === 'pickPrevious') && maySelect) {
    if (id && isListed) selection.add(id);
    const reached = move(desk, command === 'pickNext' ? 1 : -1);
    if (reached) selection.add(reached);
  }
  if (command === 'close') close(desk);
  if (command === 'undo') undo(desk);
  if (command === 'take') take(desk);
  if (command === 'file') document.querySelector<HTMLElement>('[data-key="file"]')?.click();
  if (command.startsWith('view ')) showView(desk, Number(command.slice('view '.length)));
}

/** The case that was opened and is not here yet. */
const awaited = ({ openCase: { id, detail, problem } }: Desk) => (detail.peek() || problem.peek() ? null : id.peek());

/** Also when it is here: its field is drawn a moment later. */
const openNow = ({ openCase: { id, problem } }: Desk) => (problem.peek() ? null : id.peek());

/** Those that are picked, else the open one. */
function close(desk: Desk): void {
  if (desk.selection.any.peek()) return void desk.changePicked({ state: 'closed' });
  const detail = desk.openCase.detail.peek();
  const closable = detail && detail.state !== 'closed' && desk.session.can('case.change', detail.gameId);
  if (closable) void closeWithUndo(desk, detail);
}

/** What was sent has seconds, a change of many has days. */
function undo(desk: Desk): void {
  if (!desk.takingBack.takeLastBack() && desk.bulk.progress.peek()?.state === 'done') void desk.undoBulk();
}

function take(desk: Desk): void {
  const owner = desk.session.session.peek()?.staff.id;
  if (!owner) return;
  if (desk.selection.any.peek()) return void desk.changePicked({ owner });
  const detail = desk.openCase.detail.peek();
  if (detail && desk.session.can('case.change', detail.gameId)) void desk.deeds.edit(detail.id, { owner });
}

function showView(desk: Desk, place: number): void {
  const asked = [...BUILT_IN_VIEWS.map(builtIn), ...desk.views.saved.peek().map(askedBy)][place - 1];
  if (asked) desk.page.go(writeRoute({ caseId: null, asked }), 'push');
}

/** Out: the row that has the focus now. */
function move(desk: Desk, step: 1 | -1): string | null {
  const reached = desk.cursor.move(step)?.id ?? null;
  if (reached === null) return null;
  // A case that waits for a chat stands above the list as well.
  const focus = () => document.querySelector<HTMLElement>(`.row[data-case-id="${reached}"]`)?.focus();
  focus();
  // A row that came into sight just now is drawn in the next frame.
  requestAnimationFrame(focus);
  return reached;
}

/** The field of that kind; where only one kind may be written, that one. */
export function write(mode: DraftMode): void {
  const button = document.querySelector<HTMLElement>(`[data-key="${mode}-mode"]`);
  if (button) button.click();
  else focusOn('[data-key="reply"], [data-key="note"]');
}

/** Begins to pick a ready text, as if one had typed the slash. */
function insertSlash(): void {
  write('reply');
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[data-key="reply"]');
    if (field) appendToField(field, field.value === '' || /\s$/.test(field.value) ? '/' : ' /');
  });
}

/** The reply's own button: where none may be written there is none. */
function pickArticle(): void {
  write('reply');
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-key="article"]')?.click());
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** Out of the field, back to the list; with no field, the context drawer shuts, then nothing is picked any more. */
function leave(context: Signal<boolean>, { selection }: Desk): void {
  if (focusOf(document.activeElement) !== 'text') {
    if (!context.value) selection.clear();
    context.value = false;
    return;
  }
  (document.activeElement as HTMLElement | null)?.blur();
  document.querySelector<HTMLElement>('[data-case-id][aria-current="true"]')?.focus({ preventScroll: true });
}

function focusOf(element: Element | null): Focus {
  if (!(element instanceof HTMLElement)) return 'elsewhere';
  if (element.matches('input:not([type=checkbox]), textarea, [contenteditable="true"]')) return 'text';
  return element.matches('select, [data-scrolls], [role="menu"] *') ? 'arrows' : 'elsewhere';
}

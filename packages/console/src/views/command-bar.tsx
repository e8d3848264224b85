import { BUILT_IN_VIEWS } from '@savepoint/protocol';
import { Picker, type Choice } from '../components/picker.tsx';
import { cannedIn } from '../format/canned.ts';
import { tagLabel } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { builtIn, withTest, type Asked } from '../models/asked.ts';
import type { Desk } from '../models/desk.ts';
import { REMAPPABLE } from '../models/keys.ts';
import { writeRoute } from '../models/route.ts';
import { useDesk } from './desk-context.ts';
import { askedBy } from './rail.tsx';
import { run, write } from './use-keys.ts';

/** Commands that move or open what lies over the desk are no use from here. */
const LEFT_OUT = ['next', 'previous', 'help', 'context'];

/** Typed words in, what they could mean out: actions, ready replies, views, cases by their number, tags. */
export function CommandBar({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const { commands, commandHint, noCommand } = text.lists;
  return <Picker label={commands} hint={commandHint} none={noCommand} picks={(typed) => entriesOf(desk, typed)} onClose={onClose} />;
}

function entriesOf(desk: Desk, typed: string): Choice[] {
  const keys = desk.keys.map.value;
  const go = (asked: Asked) => desk.page.go(writeRoute({ caseId: null, asked }), 'push');
  const number = /^#?(\d{1,15})$/.exec(typed.trim())?.[1];
  const tags = new Set(desk.inbox.rows.value.flatMap((row) => row.tags));
  return [
    ...(number ? [{ id: 'number', always: true as const, name: text.lists.goTo(number), act: () => void openNumber(desk, number) }] : []),
    ...REMAPPABLE.filter((command) => !LEFT_OUT.includes(command)).map((command) => ({
      id: command,
      name: text.desk.keyboard[command],
      key: keys[command],
      act: () => run(command, desk),
    })),
    ...readyReplies(desk),
    ...BUILT_IN_VIEWS.map((view, index) => ({
      id: view,
      name: `${text.lists.views}: ${text.lists.names[view]}`,
      key: String(index + 1),
      act: () => go(builtIn(view)),
    })),
    ...desk.views.saved.value.map((view) => ({ id: view.id, name: `${text.lists.views}: ${view.name}`, act: () => go(askedBy(view)) })),
    ...(typed.trim() === '' ? [] : [...tags]).map((tag) => ({
      id: `tag ${tag}`,
      name: text.lists.tagged(tagLabel(tag)),
      act: () => go({ ...withTest(builtIn('all'), 'tag', { field: 'tag', is: 'in', values: [tag] }) }),
    })),
  ];
}

/** Those that fit the open case, where one may answer it. */
function readyReplies({ canned, openCase, session }: Desk): Choice[] {
  const detail = openCase.detail.value;
  if (!detail || !session.can('case.reply', detail.gameId)) return [];
  return cannedIn(canned.all.value, detail).map((reply) => ({
    id: reply.id,
    name: `${text.replies.label}: ${reply.name}`,
    act: () => {
      write('reply');
      canned.picked.value = { caseId: detail.id, reply };
    },
  }));
}

async function openNumber(desk: Desk, number: string): Promise<void> {
  const from = desk.page.hash.peek();
  const id = await desk.findNumber(number);
  // Who has gone elsewhere meanwhile stays there.
  if (id && desk.page.hash.peek() === from) desk.show(id);
}

import { signal } from '@preact/signals';
import type { CaseMessage } from '@savepoint/sdk';
import { render } from 'preact';
import { adopt } from '../../../../packages/widget/src/boot/host.ts';
import { MessageList } from '../../../../packages/widget/src/panel/chat/message-list.tsx';
import chatCss from '../../../../packages/widget/src/panel/chat/chat.css?inline';
import { Message } from '../../../../packages/widget/src/panel/components/message.tsx';
import { panelCss } from '../../../../packages/widget/src/theme/panel-css.ts';
import tokensCss from '../../../../packages/widget/src/theme/tokens.css?inline';

export interface Scrolled {
  openMs: number;
  longTasks: number;
  worstTaskMs: number;
  dropped: number;
  messageMs: number;
}

const MESSAGES = 5_000;
const FRAME_MS = 1000 / 60;
const STEP_PX = 900;
const WORDS = 'the lantern of level three is missing again since the last update and nothing I do brings it back'.split(' ');

const message = (n: number): CaseMessage => ({
  id: `m${n}`,
  from: n % 3 === 0 ? 'staff' : 'player',
  author: 'Ana',
  text: WORDS.slice(0, 3 + ((n * 7) % WORDS.length)).join(' '),
  at: 1_760_000_000_000 + n * 240_000,
  status: 'read',
  attachments: [],
});

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const drawn = async () => (await nextFrame(), await nextFrame(), performance.now());

async function play(kind: 'ours' | 'plain'): Promise<Scrolled> {
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, tokensCss + panelCss + chatCss);
  const dialog = root.appendChild(document.createElement('dialog'));
  dialog.className = 'panel';
  dialog.show();
  const messages = signal(Array.from({ length: MESSAGES }, (_, n) => message(n)));
  const List = () =>
    kind === 'ours' ? (
      <MessageList messages={messages.value} takeBack={() => {}}>
        {undefined}
      </MessageList>
    ) : (
      <ol class="messages">
        {messages.value.map((each) => (
          <Message key={each.id} message={each} takeBack={() => {}} />
        ))}
      </ol>
    );
  const began = performance.now();
  render(
    <div class="body">
      <List />
    </div>,
    dialog,
  );
  const main = root.querySelector('.body')!;
  if (kind === 'plain') main.scrollTop = main.scrollHeight;
  const openMs = (await drawn()) - began;
  await new Promise((rest) => setTimeout(rest, 500));

  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  let dropped = 0;
  let before = await nextFrame();
  // Older messages are added above as the reader comes to them, so the beginning moves away until all are there.
  for (let still = 0; still < 20; ) {
    main.scrollTop -= STEP_PX;
    const now = await nextFrame();
    dropped += Math.max(0, Math.round((now - before) / FRAME_MS) - 1);
    before = now;
    still = main.scrollTop === 0 ? still + 1 : 0;
  }
  await new Promise((rest) => setTimeout(rest, 200));
  observer.disconnect();
  if (kind === 'ours' && !main.textContent!.includes(messages.value[0]!.text)) throw new Error('not at the beginning');

  main.scrollTop = main.scrollHeight;
  await drawn();
  const added = performance.now();
  messages.value = [...messages.value, message(MESSAGES)];
  const messageMs = (await drawn()) - added;
  return { openMs, longTasks: tasks.length, worstTaskMs: Math.max(0, ...tasks), dropped, messageMs };
}

Object.assign(globalThis, { play });

import { useSignal, type Signal } from '@preact/signals';
import type { CaseMessage, ChatState, LinkState, LiveChat } from '@savepoint/sdk';
import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Layout } from '../components/layout.tsx';
import { Notices } from '../components/notices.tsx';
import { Progress } from '../components/progress.tsx';
import { dayAndTime } from '../dates.ts';
import { usePanel } from '../panel-context.ts';
import { putBack } from '../send-field.ts';
import { useRead } from '../use-read.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { Spoken } from './spoken.tsx';
import { minutes } from './start.tsx';

/** A live conversation: who answers, what was said, and what is said just now. */
export function Conversation({ caseId }: { caseId: string }) {
  const { support, seen, draft } = usePanel();
  const view = seen.cases.value.find(({ id }) => id === caseId);
  const { state, link, agentIs, chat } = useLiveChat(caseId);
  const reply = draft.replyTo(caseId);
  const count = view?.messages.length ?? 0;
  const agent = view?.agent ?? text.agent;

  useRead(caseId, count);

  /** What could not be sent goes back to where it was written. */
  async function takeBack({ refusedKey = '' }: CaseMessage) {
    const message = await (await support.features())?.takeBack(refusedKey);
    if (!message) return;
    putBack(reply, message);
    await draft.stored();
  }

  if (!view) return <Layout title={text.chat.open}>{null}</Layout>;
  const isActive = state.value.is === 'active';
  const note = (
    <span class={`state ${isActive && agentIs.value.here ? 'answered' : 'closed'}`} role="status">
      {noteOf(state.value, agent, text.states[view.state])}
    </span>
  );
  return (
    <Layout
      title={isActive ? agent : text.chat.open}
      note={note}
      foot={<Composer caseId={caseId} reply={reply} chat={chat} />}
      reading
    >
      <Notices />
      <Strip link={link.value} />
      <Progress messages={view.messages} />
      <Spoken messages={view.messages} agent={agent} />
      <Standing state={state.value} />
      <MessageList messages={view.messages} takeBack={takeBack}>
        {isActive && agentIs.value.typing && <Typing agent={agent} />}
      </MessageList>
      <Ways state={state.value} caseId={caseId} chat={chat} />
    </Layout>
  );
}

/** The conversation's socket, while it is on screen. Without the part that holds it, cases still come by polling. */
function useLiveChat(caseId: string) {
  const { support } = usePanel();
  const state = useSignal<ChatState>({ is: 'none' });
  const link = useSignal<LinkState>('connecting');
  const agentIs = useSignal({ here: false, typing: false });
  const chat = useSignal<LiveChat | undefined>(undefined);
  useEffect(() => {
    const undos: (() => void)[] = [() => support.watch(undefined)];
    let gone = false;
    support.watch(caseId);
    const open = async () => {
      const opened = (await (await support.features())?.chats())?.open(caseId);
      if (!opened) return;
      if (gone) return opened.close();
      chat.value = opened;
      const { state: is, link: linked, agentIs: agent } = opened;
      undos.push(is.subscribe((next) => (state.value = next)), linked.subscribe((next) => (link.value = next)));
      undos.push(agent.subscribe((next) => (agentIs.value = next)), opened.close);
    };
    open().catch(() => (link.value = 'polling'));
    return () => {
      gone = true;
      for (const undo of undos) undo();
    };
  }, [caseId]);
  return { state, link, agentIs, chat };
}

function noteOf(state: ChatState, agent: string, otherwise: string): string {
  switch (state.is) {
    case 'active':
      return text.chat.joined(agent);
    case 'waiting':
      return text.states.open;
    default:
      return otherwise;
  }
}

/** The connection, when it is worth a word: not in the first moments. */
function Strip({ link }: { link: LinkState }) {
  const late = useSignal(false);
  useEffect(() => {
    late.value = false;
    const timer = setTimeout(() => (late.value = true), 1_500);
    return () => clearTimeout(timer);
  }, [link]);
  if (link === 'live' || !late.value || !navigator.onLine) return null;
  return (
    <p class="notice strip" role="status">
      {link === 'connecting' ? text.chat.connecting : text.chat.slow}
    </p>
  );
}

/** The place in line, or why there is none. */
function Standing({ state }: { state: ChatState }) {
  if (state.is === 'waiting') {
    const { place, expectedWaitMs } = state;
    return (
      <div class="door waiting" role="status">
        <strong>{place === undefined ? text.chat.connecting : place === 1 ? text.chat.first : text.chat.place(place)}</strong>
        {expectedWaitMs !== undefined && expectedWaitMs !== null && <span>{text.chat.wait(minutes(expectedWaitMs))}</span>}
      </div>
    );
  }
  if (state.is !== 'closed') return null;
  return (
    <div class="door closed" role="status">
      <strong>{state.lineFull ? text.rejections.line_full : text.rejections.closed}</strong>
      {state.opensAt !== undefined && <span>{text.chat.backAt(dayAndTime(state.opensAt))}</span>}
      <span>{text.chat.leave}</span>
    </div>
  );
}

function Typing({ agent }: { agent: string }) {
  return (
    <div class="message staff typing">
      <span class="visually-hidden">{text.chat.typing(agent)}</span>
      <div class="bubble" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

/** The way out of a conversation, and back into one. */
function Ways({ state, caseId, chat }: { state: ChatState; caseId: string; chat: Signal<LiveChat | undefined> }) {
  const { support } = usePanel();
  const isLive = state.is === 'waiting' || state.is === 'active';
  if (isLive) {
    return (
      <button type="button" class="quiet centre-button" onClick={() => void chat.value?.leave()}>
        {text.chat.leaveChat}
      </button>
    );
  }
  if (state.is === 'none') return null;
  const again = async () => (await (await support.features())?.chats())?.start(caseId);
  return (
    <>
      {state.is === 'ended' && <p class="hint centre">{text.chat.ended}</p>}
      <button type="button" class="quiet centre-button" onClick={() => void again().catch(() => {})}>
        {text.chat.again}
      </button>
    </>
  );
}


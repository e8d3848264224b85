import { newId, type Envelope } from '@savepoint/protocol';
import { cell, createEmitter, memoryStore, type Case, type Platform, type SupportEvents } from '@savepoint/sdk';
import { startEngine } from '../../packages/sdk/src/engine.ts';
import { addToOutbox } from '../../packages/sdk/src/outbox/writer.ts';
import type { ChattingPlayer } from './chat-sides.ts';

/** The real engine and the real socket of one player, without a browser, in a conversation that begins with `opening`. */
export async function openChatPlayer(endpoint: string, opening: string): Promise<ChattingPlayer> {
  const caseId = newId();
  const store = memoryStore();
  const cases = cell<Case[]>([]);
  const hints = new Set<() => void>();
  const platform = nodePlatform(hints);
  const parts = { game: 'orbit', name: caseId, endpoint, platform, store, emitter: createEmitter<SupportEvents>(), cases };
  const engine = await startEngine({ ...parts, watching: () => caseId });
  let doubled = false;
  const view = () => cases.value.find(({ id }) => id === caseId);
  cases.subscribe(() => {
    const ids = view()?.messages.map(({ id }) => id) ?? [];
    doubled ||= new Set(ids).size < ids.length;
  });
  const head = () => ({ id: newId(), at: Date.now(), caseId });
  const body = (text: string) => ({ messageId: newId(), text, attachments: [] });
  const add = async (envelope: Envelope) => {
    await addToOutbox(store, envelope);
    await engine.changed();
  };
  await add({ ...head(), kind: 'case.open', body: { ...body(opening), topic: 'bug', context: {} } });
  const chats = await engine.features.chats();
  await chats.start(caseId);
  const chat = chats.open(caseId);
  return {
    caseId,
    isInLine: async () => view()?.chatId !== undefined,
    screen: async () => view()?.messages.map(({ text }) => text) ?? [],
    everDoubled: async () => doubled,
    unsent: async () => view()!.messages.filter(({ status }) => status === 'refused' || status === 'saved').length,
    send: (text) => add({ ...head(), kind: 'message.send', body: body(text) }),
    hint: () => hints.forEach((hint) => hint()),
    async stop() {
      chat.close();
      engine.stop();
    },
  };
}

/** What a browser gives, of Node: its clock, its network, and a lock that holds in this process. */
function nodePlatform(hints: Set<() => void>): Platform {
  const held = new Set<string>();
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    after(delayMs, task) {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
    fetch: (url, init) => fetch(url, init),
    async alone(name, task) {
      if (held.has(name)) return undefined;
      held.add(name);
      return task().finally(() => held.delete(name));
    },
    channel: () => ({ tell() {}, close() {} }),
    onHint(hint) {
      hints.add(hint);
      return () => hints.delete(hint);
    },
  };
}

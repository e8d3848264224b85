import { computed, effect, untracked, type Signal } from '@preact/signals';
import type { Colleague, StaffPush } from '@savepoint/protocol';
import { playerName } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import type { Api } from './api.ts';
import { sameAsked } from './asked.ts';
import type { Desk } from './desk.ts';
import { followHeld } from './follow-held.ts';
import type { Live, LiveState } from './live.ts';
import { newestAnswer } from './newest-answer.ts';
import { repeatUnreached } from './repeat-unreached.ts';

export interface InStep extends Pick<
  Desk,
  'page' | 'session' | 'inbox' | 'views' | 'selection' | 'bulk' | 'cursor' | 'ahead' | 'chats' | 'openCase' | 'outgoing' | 'company' | 'mentions' | 'canned' | 'notices' | 'route' | 'takingBack' | 'show' | 'attaching' | 'returned'
> {
  api: Api;
  live: Live;
  connection: Signal<LiveState>;
  people: Signal<readonly Colleague[]>;
}

/** What follows from what: the session loads the desk, the address opens cases, pushes go to those whom they concern. */
export function keepInStep(desk: InStep): void {
  const { api, live, page, session, inbox, views, selection, bulk, cursor, ahead, chats, openCase, outgoing, attaching, notices, route } = desk;
  const { connection, people, canned, company, mentions } = desk;
  const held = followHeld(desk);
  // Names of owners can wait; without them their ids stand there.
  const loadPeople = newestAnswer(api.colleagues, (found) => void (people.value = found));
  let position = '';

  function push(pushed: StaffPush): void {
    position = pushed.cursor;
    ahead.apply(pushed);
    if (pushed.reset) {
      void inbox.load(route.peek().asked);
      void views.load();
      void openCase.reload();
      void chats.load();
      void held.load();
      return;
    }
    inbox.apply(pushed);
    chats.apply(pushed);
    openCase.apply(pushed);
    mentions.apply(pushed);
    for (const event of pushed.events) {
      held.apply(event);
      if (event.kind !== 'message.added') continue;
      outgoing.confirm(event.message.id);
      const summary = pushed.cases.find((one) => one.id === event.caseId);
      if (event.message.from === 'player' && event.caseId === openCase.id.peek() && summary) {
        notices.say(text.cases.newMessageFrom(playerName(summary.player)));
      }
    }
  }

  const signedIn = computed(() => session.session.value?.staff.id);
  let last: string | undefined;
  // Not with every word on the session: what is on its way goes on.
  effect(() => {
    const here = signedIn.value;
    untracked(() => {
      if (here === undefined) return outgoing.leave();
      if (last !== undefined && last !== here) forgetLast(desk);
      last = here;
      outgoing.restore();
    });
  });
  effect(() => {
    ahead.forget();
    if (!session.session.value) return untracked(() => inbox.clear());
    return untracked(() => {
      void held.load();
      void chats.load();
      void views.load();
      void mentions.load();
      void loadPeople();
      void inbox.load(route.peek().asked);
    });
  });

  // Only a first page tells from where to follow; later pages must not start the line anew.
  const followable = computed(() => session.session.value !== null && inbox.position.value !== null);
  effect(() => {
    if (!followable.value) return undefined;
    position = inbox.position.peek() ?? '';
    return live.start({
      cursor: () => position,
      push,
      near: chats.heard,
      colleague: company.heard,
      counts: views.heard,
      bulk: bulk.heard,
      state: (state) => void (connection.value = state),
      signedOut: () => void api.session().catch(() => undefined),
    });
  });

  // Read again with each case: whoever leads may have written another.
  effect(() => {
    if (!session.session.value || !route.value.caseId) return;
    void untracked(canned.load);
  });

  effect(() => {
    const { asked } = route.value;
    if (!session.session.value || untracked(() => sameAsked(asked, inbox.asked.value))) return;
    untracked(() => {
      selection.clear();
      cursor.set(null);
      void inbox.load(asked);
    });
  });

  effect(() => {
    const id = session.session.value ? route.value.caseId : null;
    untracked(() => {
      inbox.keep(id);
      chats.watch(id);
      company.moved();
      void openCase.open(id, id ? inbox.find(id) : undefined);
    });
  });

  // The row that keys have come to, and the one below the case that is read, are opened next more often than not.
  effect(() => {
    const id = cursor.id.value;
    if (id && id !== openCase.id.peek()) ahead.expect(id);
  });
  const below = computed(() => {
    const rows = inbox.rows.value;
    const at = rows.findIndex(({ id }) => id === openCase.detail.value?.id);
    return at < 0 ? undefined : rows[at + 1]?.id;
  });
  effect(() => {
    if (below.value && page.visible.value) ahead.expect(below.value);
  });
  effect(() => {
    if (connection.value !== 'live') ahead.forget();
  });

  repeatUnreached([session, outgoing, attaching, openCase, inbox], connection, page.later);
  effect(() => {
    if (connection.value !== 'live') return;
    untracked(() => void chats.load());
  });

  effect(() => {
    // The line coming back is a chance to tell again which mention was seen.
    const online = connection.value === 'live';
    const detail = openCase.detail.value;
    if (detail && page.visible.value && mentions.open.value.length > 0) untracked(() => mentions.see(detail.id));
    // Who may not answer leaves no mark of having read: to the player it would say that somebody is at it.
    const answers = detail && session.can('case.reply', detail.gameId);
    if (answers && page.visible.value) untracked(() => openCase.markRead());
    return void online;
  });

  effect(() => {
    const { held: waiting = [] } = openCase.detail.value ?? {};
    untracked(() => held.take(waiting));
  });
  effect(() => {
    const { messages = [] } = openCase.detail.value ?? {};
    // What is taken up from a tab that is gone may stand here already.
    if (outgoing.replies.value.length > 0) untracked(() => messages.forEach(({ id }) => outgoing.confirm(id)));
  });
}

/** A desk may be shared: what one agent has picked, or has under way, is not to be acted on in the name of the next. */
function forgetLast({ selection, cursor, bulk, notices, attaching, returned, canned }: InStep): void {
  selection.clear();
  cursor.set(null);
  bulk.dismiss();
  notices.clear();
  attaching.clear();
  returned.value = null;
  canned.picked.value = null;
}

import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { allows, isDeskAction, type Action, type DeskAction, type Session, type SignInRequest } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { asApiError, type ApiError } from './api-error.ts';
import type { Unreached } from './repeat-unreached.ts';

/** Credentials in, who is signed in out. */
export interface SessionModel extends Unreached {
  readonly session: ReadonlySignal<Session | null>;
  readonly phase: ReadonlySignal<'asking' | 'signed-out' | 'signing-in' | 'signed-in'>;
  /** Why the last try failed. */
  readonly problem: ReadonlySignal<ApiError | null>;
  /** True when a session ended by itself, so that the sign-in screen can say so. */
  readonly ended: ReadonlySignal<boolean>;
  /** Takes up the session of the cookie, if there is one. */
  restore(): Promise<void>;
  signIn(request: SignInRequest): Promise<void>;
  signOut(): Promise<void>;
  /** Takes up a session that was begun elsewhere, for example by an invitation. */
  enter(found: Session): void;
  /**
   * Asks again who is signed in, with which rights; the screen stays. `known` has just been changed, and is so also where no
   * answer comes: what was done is not taken for undone then.
   */
  refresh(known?: Partial<Session>): Promise<void>;
  /** Out: what ends the session that holds now, for the server no longer knows it, and none that begins later. */
  ender(): () => void;
  /** Whether the role allows it: on this game, on any game where none is named, or on the desk as a whole. */
  can(action: Action | DeskAction, gameId?: string): boolean;
}

export function createSession(api: Api): SessionModel {
  const session = signal<Session | null>(null);
  const phase = signal<'asking' | 'signed-out' | 'signing-in' | 'signed-in'>('asking');
  const problem = signal<ApiError | null>(null);
  const ended = signal(false);

  /** Rises when a session begins and when one ends: what was asked in another tells nothing of this one. */
  let turn = 0;
  let readings = 0;
  /** Nobody could be asked whether the cookie has a session. */
  const unasked = signal(false);

  const enter = (found: Session) =>
    batch(() => {
      if (session.peek()?.staff.id !== found.staff.id) turn++;
      unasked.value = false;
      session.value = found;
      phase.value = 'signed-in';
      problem.value = null;
      ended.value = false;
    });
  const leave = (why: ApiError | null, byItself: boolean) =>
    batch(() => {
      turn++;
      unasked.value = false;
      session.value = null;
      phase.value = 'signed-out';
      problem.value = why;
      ended.value = byItself;
    });

  async function takeUp(): Promise<void> {
    const asked = turn;
    unasked.value = false;
    try {
      const found = await api.session();
      if (asked === turn) enter(found);
    } catch (thrown) {
      if (asked !== turn) return;
      const error = asApiError(thrown);
      leave(error.code === 'unauthorized' ? null : error, false);
      unasked.value = !error.refused;
    }
  }

  return {
    session,
    phase,
    problem,
    ended,
    restore() {
      phase.value = 'asking';
      return takeUp();
    },
    unreached: unasked,
    retryUnreached() {
      if (unasked.peek()) void takeUp();
    },
    async signIn(request) {
      // What was asked before tells nothing to whoever signs in.
      turn++;
      batch(() => {
        unasked.value = false;
        phase.value = 'signing-in';
        problem.value = null;
      });
      try {
        enter(await api.signIn(request));
      } catch (thrown) {
        leave(asApiError(thrown), ended.peek());
      }
    },
    async signOut() {
      await api.signOut();
      leave(null, false);
    },
    enter,
    async refresh(known) {
      const [asked, mine] = [turn, ++readings];
      const found = await api.session().catch(() => null);
      const before = session.peek();
      if (before && asked === turn && mine === readings) enter(found ?? { ...before, ...known });
    },
    ender() {
      const asked = turn;
      return () => {
        if (asked === turn && session.peek()) leave(null, true);
      };
    },
    can(action, gameId) {
      const { everywhere = null, games = [] } = session.value ?? {};
      if (isDeskAction(action)) return everywhere !== null && allows(everywhere, action);
      return games.some(({ id, role }) => (gameId === undefined || id === gameId) && allows(role, action));
    },
  };
}

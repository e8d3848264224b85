import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Readable, Support } from '@savepoint/sdk';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Draft } from './draft.ts';
import type { LoadedHelp } from './help/load-help.ts';
import type { HelpPage } from './help/routes.ts';
import { rememberFocus } from './focus-memory.ts';

export type Route =
  | { name: 'home' }
  | { name: 'report' }
  | { name: 'preview' }
  | { name: 'cases' }
  | { name: 'own-data' }
  | { name: 'help'; page: HelpPage }
  | CaseRoute
  | { name: 'chat'; caseId?: string }
  | PictureRoute;

export interface CaseRoute {
  name: 'case';
  caseId: string;
  /** It has just been written here. */
  isKept?: boolean;
}

/** A picture to work on, and what takes its place; without a file it is gone. */
export interface PictureRoute {
  name: 'picture';
  file: File;
  replace(edited?: File): void;
}

/** The readables of support as signals, which redraw what reads them. */
export type Seen = ReturnType<typeof see>['seen'];

export function see(support: Support) {
  const undos: (() => void)[] = [];
  const follow = <T>(readable: Readable<T>): ReadonlySignal<T> => {
    const mirror = signal(readable.value);
    undos.push(readable.subscribe((value) => (mirror.value = value)));
    return mirror;
  };
  const { cases, unread, storage } = support;
  const seen = { cases: follow(cases), unread: follow(unread), storage: follow(storage) };
  return { seen, stopSeeing: () => undos.forEach((undo) => undo()) };
}

export interface PanelState {
  support: Support;
  seen: Seen;
  draft: Draft;
  /** Undefined until it is loaded. */
  help: ReadonlySignal<LoadedHelp | undefined>;
  /** What stands in the search field of home: it is there again when the player comes back. */
  query: Signal<string>;
  /** The way from home to the screen that is shown. */
  routes: Signal<Route[]>;
  /** Title of the screen that is shown. */
  heading: { current: HTMLHeadingElement | null };
  back(): void;
  close(): void;
}

export const PanelContext = createContext<PanelState | null>(null);

interface Ways {
  go(route: Route): void;
  /** Puts `route` where the screen of this name is. Who has left that stays where they are. */
  replace(name: Route['name'], route: Route): void;
}

export function usePanel(): PanelState & Ways {
  const state = useContext(PanelContext)!;
  const { routes, heading } = state;
  return {
    ...state,
    go(route) {
      rememberFocus(routes.value.at(-1)!, heading.current);
      routes.value = [...routes.value, route];
    },
    replace: (name, route) => void (routes.value = routes.value.map((one) => (one.name === name ? route : one))),
  };
}

import { LIMITS, type Breadcrumb, type GameError } from '@savepoint/protocol';

const short = (text: unknown) => String(text).slice(0, LIMITS.contextChars);

/** The last breadcrumbs and errors of this page, oldest first, as they were: redacted when they are collected. */
export interface Rings {
  breadcrumbs: Breadcrumb[];
  errors: GameError[];
  breadcrumb(text: string, category?: string): void;
  stop(): void;
}

/** Starts to collect what happens. Errors are heard, never swallowed. */
export function createRings(now: () => number): Rings {
  const breadcrumbs: Breadcrumb[] = [];
  const errors: GameError[] = [];
  const abort = new AbortController();

  const add = <T>(ring: T[], item: T, most: number) => {
    ring.push(item);
    if (ring.length > most) ring.shift();
  };
  const breadcrumb = (text: string, category?: string) =>
    add(breadcrumbs, { at: now(), text: short(text), ...(category && { category }) }, LIMITS.breadcrumbs);
  const error = (thrown: unknown, message: string, source?: string) => {
    const last = errors.at(-1);
    const text = short(message);
    if (last?.message === text) {
      last.count = (last.count ?? 1) + 1;
      last.at = now();
      return;
    }
    const stack = thrown instanceof Error && thrown.stack ? { stack: short(thrown.stack) } : {};
    add(errors, { at: now(), message: text, ...(source && { source: short(source) }), ...stack }, LIMITS.errors);
  };

  /** In the capture phase: what happens to a canvas does not bubble. */
  const listen = (target: EventTarget, type: string, heard: (event: Event) => void) =>
    target.addEventListener(type, heard, { signal: abort.signal, capture: true });
  listen(globalThis, 'error', (event) => {
    const { error: thrown, message, filename, lineno } = event as ErrorEvent;
    if (message) error(thrown, message, filename && `${filename}:${lineno}`);
  });
  listen(globalThis, 'unhandledrejection', (event) => {
    const { reason } = event as PromiseRejectionEvent;
    error(reason, String(reason));
  });
  for (const type of ['online', 'offline', 'webglcontextlost']) listen(globalThis, type, () => breadcrumb(type, 'page'));
  listen(document, 'visibilitychange', () => breadcrumb(`page ${document.visibilityState}`, 'page'));
  const undos = (['warn', 'error'] as const).map((level) => hear(level, breadcrumb));
  return {
    breadcrumbs,
    errors,
    breadcrumb,
    stop() {
      abort.abort();
      undos.forEach((undo) => undo());
    },
  };
}

/** Notes what the game says on the console, and leaves it there. */
function hear(level: 'warn' | 'error', breadcrumb: Rings['breadcrumb']): () => void {
  const original = console[level];
  const heard = (...said: unknown[]) => {
    breadcrumb(said.map(String).join(' '), `console ${level}`);
    original(...said);
  };
  console[level] = heard;
  return () => {
    // Another that came later and wraps ours must not be cut out.
    if (console[level] === heard) console[level] = original;
  };
}

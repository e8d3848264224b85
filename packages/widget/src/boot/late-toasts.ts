import type { createToasts as create, Toasts } from './toast.ts';

/** Toasts whose file comes with the first of them: by the network that brought the answer. */
export function createToasts(...parts: Parameters<typeof create>): Toasts {
  let loading: Promise<Toasts> | undefined;
  const later = (task: (toasts: Toasts) => void) => void loading?.then(task, () => (loading = undefined));
  return {
    show(reply) {
      loading ??= import('./toast.ts').then(({ createToasts }) => createToasts(...parts));
      later((toasts) => toasts.show(reply));
    },
    clear: () => later((toasts) => toasts.clear()),
  };
}

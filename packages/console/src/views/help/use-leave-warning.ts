import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether something is not saved in; the browser asks before the page with it is left. */
export function useLeaveWarning(changed: ReadonlySignal<boolean>): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => changed.peek() && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
}

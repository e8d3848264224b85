import { useEffect } from 'preact/hooks';
import { usePanel } from './panel-context.ts';

/** What is on screen is read; what comes while the page is hidden is read when it is looked at again. */
export function useRead(caseId: string, messages: number): void {
  const { support } = usePanel();
  useEffect(() => {
    const read = () => document.visibilityState === 'visible' && support.markRead(caseId);
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [caseId, messages]);
}

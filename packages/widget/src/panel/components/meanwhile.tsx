import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Layout } from './layout.tsx';
import { Notices } from './notices.tsx';

const LATE_MS = 5_000;

/** In the place of a screen that is on its way. `now` is said at once; when it is late, `late`, with the `children` below. */
export function Meanwhile({ title, now, late = text.chat.slow, children }: {
  title: string;
  now?: string | false;
  late?: string;
  children?: ComponentChildren;
}) {
  const isLate = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (isLate.value = true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Layout title={title}>
      {(now || isLate.value) && <Notices />}
      <p class="hint centre" role="status">
        {isLate.value ? late : now}
      </p>
      {isLate.value && children}
    </Layout>
  );
}

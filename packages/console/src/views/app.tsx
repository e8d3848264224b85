import { useSignalEffect } from '@preact/signals';
import { text } from '../i18n/text.ts';
import type { Desk } from '../models/desk.ts';
import type { Theme } from '../models/theme.ts';
import { DeskContext } from './desk-context.ts';
import { DeskView } from './desk-view.tsx';
import { SignIn } from './sign-in.tsx';

/** The desk's models in, the whole page out. */
export function App({ desk, theme }: { desk: Desk; theme: Theme }) {
  const { session, inbox } = desk;
  useSignalEffect(() => {
    const unread = session.session.value ? inbox.unread.value : 0;
    document.title = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${text.desk.title}` : text.desk.title;
  });
  return (
    <DeskContext.Provider value={{ desk, theme }}>
      {session.phase.value === 'asking' ? (
        <p class="boot" role="status">
          {text.desk.opening}
        </p>
      ) : session.session.value ? (
        <DeskView />
      ) : (
        <SignIn />
      )}
    </DeskContext.Provider>
  );
}

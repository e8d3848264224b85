import { useSignalEffect } from '@preact/signals';
import { text } from '../i18n/text.ts';
import { readPlace } from '../models/place.ts';
import { DeskContext, type Surroundings } from './desk-context.ts';
import { DeskView } from './desk-view.tsx';
import { InvitationView } from './invitation-view.tsx';
import { SignIn } from './sign-in.tsx';

/** The desk's models in, the whole page out. */
export function App(surroundings: Surroundings) {
  const { session, inbox, page } = surroundings.desk;
  useSignalEffect(() => {
    const unread = session.session.value ? inbox.unread.value : 0;
    document.title = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${text.desk.title}` : text.desk.title;
  });
  const place = readPlace(page.hash.value);
  return (
    <DeskContext.Provider value={surroundings}>
      {session.phase.value === 'asking' ? (
        <p class="boot" role="status">
          {text.desk.opening}
        </p>
      ) : place.is === 'invitation' ? (
        <InvitationView token={place.token} />
      ) : session.session.value ? (
        <DeskView />
      ) : (
        <SignIn />
      )}
    </DeskContext.Provider>
  );
}

import type { ComponentChildren } from 'preact';
import { Icon } from '../components/icon.tsx';

/** What stands before the desk in, the card in the middle of an empty page that holds it out. */
export function Door({ title, lead, children }: { title: string; lead: string; children: ComponentChildren }) {
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <span class="brand-mark">
          <Icon name="mark" />
        </span>
        <h1 id="door-title">{title}</h1>
        <p class="sign-in-lead">{lead}</p>
        {children}
      </div>
    </main>
  );
}

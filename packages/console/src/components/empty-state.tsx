import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** Why there is nothing here in, a calm sign of it out. */
export function EmptyState(props: { icon: IconName; title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={props.icon} />
      </span>
      <p class="empty-title">{props.title}</p>
      {props.children}
    </div>
  );
}

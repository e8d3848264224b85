import type { ComponentChildren } from 'preact';
import { Icon } from '../components/icon.tsx';

/** A part of the context in, the same part with a title that folds it away out. */
export function Fold(props: { title: string; count?: number; children: ComponentChildren }) {
  return (
    <details class="fold" open>
      <summary>
        <Icon name="chevron" />
        <h3>{props.title}</h3>
        {props.count !== undefined && <span class="fold-count">{props.count}</span>}
      </summary>
      {props.children}
    </details>
  );
}

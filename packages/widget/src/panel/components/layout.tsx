import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';
import { Icon } from './icon.tsx';

/** Head, body and foot of a screen. The title takes the focus, so that a screen reader says where the player is. */
export function Layout({ title, note, foot, children }: {
  title: string;
  note?: ComponentChildren;
  foot?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { routes, back, close } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <header>
        {routes.value.length > 1 && (
          <button type="button" class="plain-icon" aria-label={text.back} onClick={back}>
            <Icon name="back" />
          </button>
        )}
        <div class="heading">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {note}
        </div>
        <button type="button" class="plain-icon" aria-label={text.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <main>{children}</main>
      {foot && <footer>{foot}</footer>}
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { recallFocus } from '../focus-memory.ts';
import { usePanel } from '../panel-context.ts';
import { Icon } from './icon.tsx';

/**
 * Head, body and foot of a screen. The title takes the focus, so that a screen reader says where the player is; coming
 * back, what had led on takes it.
 */
export function Layout({ title, note, foot, reading, children }: {
  title: string;
  note?: ComponentChildren;
  foot?: ComponentChildren;
  /** The body is to be read and may hold nothing to press: it takes the focus, so that keys scroll it. */
  reading?: boolean;
  children: ComponentChildren;
}) {
  const { routes, heading, back, close } = usePanel();
  // At once: whoever looks for the focus before the next frame must find it here.
  useLayoutEffect(() => {
    const title = heading.current!;
    (recallFocus(routes.value.at(-1)!, title) ?? title).focus();
  }, []);
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
      <div class="body" tabIndex={reading ? 0 : undefined}>
        {children}
      </div>
      {foot && <footer>{foot}</footer>}
    </>
  );
}

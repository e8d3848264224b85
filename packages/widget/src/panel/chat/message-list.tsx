import { useSignal } from '@preact/signals';
import type { CaseMessage } from '@savepoint/sdk';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { Group, GROUP } from './bubbles.tsx';

/** Nearer to its end than this the list follows what comes. */
const NEAR_END_PX = 80;

/**
 * A conversation of any length. The newest messages are drawn, and older ones as the player scrolls up to them. At its end
 * the list follows what comes; further up it stays where it is and offers the way down.
 */
export function MessageList({ messages, takeBack, children }: {
  messages: CaseMessage[];
  takeBack(message: CaseMessage): void;
  children: ComponentChildren;
}) {
  const list = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const heightBefore = useRef(0);
  const below = useSignal(false);
  const groups = Math.ceil(messages.length / GROUP);
  const drawn = useSignal(3);
  const first = Math.max(0, groups - drawn.value);
  const scroller = () => list.current?.closest('.body') ?? undefined;
  const toEnd = () => scroller()?.scrollTo({ top: scroller()?.scrollHeight ?? 0 });

  useEffect(() => {
    const main = scroller();
    if (!main) return undefined;
    const scrolled = () => {
      follows.current = main.scrollHeight - main.scrollTop - main.clientHeight < NEAR_END_PX;
      if (follows.current) below.value = false;
    };
    main.addEventListener('scroll', scrolled, { passive: true });
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        heightBefore.current = main.scrollHeight;
        drawn.value += 1;
      },
      { root: main, rootMargin: '600px' },
    );
    if (top.current) seen.observe(top.current);
    return () => {
      main.removeEventListener('scroll', scrolled);
      seen.disconnect();
    };
  }, [first === 0]);

  // What is added above must not push away what is read.
  useLayoutEffect(() => {
    const main = scroller();
    if (!main || heightBefore.current === 0) return;
    if (!CSS.supports('overflow-anchor', 'auto')) main.scrollTop += main.scrollHeight - heightBefore.current;
    heightBefore.current = 0;
  }, [drawn.value]);

  const last = messages.at(-1);
  useLayoutEffect(() => {
    if (follows.current || last?.from === 'player') toEnd();
    else below.value = true;
  }, [last?.id, Boolean(children)]);

  return (
    <>
      <div class="messages chat" ref={list}>
        {first > 0 && <div ref={top} class="older" />}
        {Array.from({ length: groups - first }, (_, i) => {
          const from = (first + i) * GROUP;
          return (
            <Group
              key={messages[from]!.id}
              messages={messages.slice(from, from + GROUP)}
              before={messages[from - 1]}
              takeBack={takeBack}
            />
          );
        })}
        {children}
      </div>
      {below.value && (
        <button type="button" class="jump" onClick={toEnd}>
          <Icon name="down" /> {text.chat.newer}
        </button>
      )}
    </>
  );
}

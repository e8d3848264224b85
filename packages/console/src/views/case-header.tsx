import type { Signal } from '@preact/signals';
import type { CaseSummary } from '@savepoint/protocol';
import { useEffect, useRef } from 'preact/hooks';
import { Avatar } from '../components/avatar.tsx';
import { Icon } from '../components/icon.tsx';
import { StateBadge } from '../components/state-badge.tsx';
import { Tag } from '../components/tag.tsx';
import { playerName } from '../format/names.ts';
import { closeWithUndo } from './close-with-undo.ts';
import { useDesk } from './desk-context.ts';

/** What can be done with a live conversation, and whether its player is there. */
function LiveActions({ summary }: { summary: CaseSummary }) {
  const { acceptChat, endChat, chats } = useDesk();
  if (summary.live === 'waiting') {
    return (
      <button type="button" class="button button-primary" onClick={() => void acceptChat(summary.id)}>
        Accept chat
      </button>
    );
  }
  if (summary.live !== 'active') return null;
  return (
    <>
      <span class="case-live" role="status">
        {chats.near.value?.here ? 'Player is here' : 'Player is away'}
      </span>
      <button type="button" class="button" onClick={() => void endChat(summary.id)}>
        End chat
      </button>
    </>
  );
}

/** The head of a case in, who, what, in which state, and what can be done out. */
export function CaseHeader({ summary, context }: { summary: CaseSummary; context: Signal<boolean> }) {
  const desk = useDesk();
  const game = desk.session.session.value?.games.find(({ id }) => id === summary.gameId)?.name ?? summary.gameId;
  const name = playerName(summary.player);
  const subject = useRef<HTMLHeadingElement>(null);
  // Where the list gives way to the case, the row that had the focus is gone.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) subject.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [summary.id]);
  return (
    <header class="case-head">
      <div class="case-line">
        <button type="button" class="icon-button back" aria-label="Back to the list" onClick={() => desk.show(null)}>
          <Icon name="back" />
        </button>
        <Avatar id={summary.player.id} name={name} />
        <div class="case-who">
          <p class="case-meta">
            <bdi class="case-player">{name}</bdi>
            <span class="case-number">#{summary.number}</span>
            <StateBadge state={summary.state} solved={summary.solved} />
          </p>
          <h1 ref={subject} class="case-subject" tabIndex={-1} dir="auto" title={summary.subject}>
            {summary.subject}
          </h1>
        </div>
        <div class="case-actions">
          <LiveActions summary={summary} />
          {summary.state !== 'closed' && summary.solved !== 'asked' && (
            <button type="button" class="button" aria-label="Ask if solved" onClick={() => void desk.askSolved(summary.id)}>
              <Icon name="help" />
              <span class="button-word">Solved?</span>
            </button>
          )}
          {summary.state === 'closed' ? (
            <button
              type="button"
              class="button"
              aria-label="Open case again"
              onClick={() => void desk.setState(summary.id, 'open')}
            >
              <Icon name="reopen" />
              <span class="button-word">Open again</span>
            </button>
          ) : (
            <button
              type="button"
              class="button"
              aria-label="Close case"
              title="Close case (e)"
              onClick={() => void closeWithUndo(desk, summary)}
            >
              <Icon name="archive" />
              <span class="button-word">Close case</span>
            </button>
          )}
          <button
            type="button"
            class="icon-button context-toggle"
            aria-label="Context"
            aria-expanded={context.value}
            title="Context (i)"
            onClick={() => (context.value = !context.value)}
          >
            <Icon name="info" />
          </button>
        </div>
      </div>
      <div class="case-tags" aria-label="Tags" role="group">
        <span class="tag tag-game">
          <span class="tag-value">{game}</span>
        </span>
        {summary.tags.map((tag) => (
          <Tag key={tag} tag={tag} onPick={(picked) => desk.narrow({ ...desk.route.peek().filter, tag: picked })} />
        ))}
      </div>
    </header>
  );
}

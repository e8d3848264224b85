import type { HelpLink, HelpRun } from '@savepoint/protocol';
import type { Help } from '@savepoint/sdk';
import type { ComponentChildren } from 'preact';
import { useFollow } from './follow.ts';

/** Marked words of an article. They are set as text, never as HTML. */
export function Runs({ help, of: runs }: { help: Help; of: readonly HelpRun[] }) {
  return (
    <>
      {runs.map((run, i) => {
        if (typeof run === 'string') return run;
        const { text, strong, code, link } = run;
        const marked = code ? <code>{text}</code> : strong ? <strong>{text}</strong> : text;
        return link ? (
          <Leading key={i} help={help} link={link}>
            {marked}
          </Leading>
        ) : (
          marked
        );
      })}
    </>
  );
}

function Leading({ help, link, children }: { help: Help; link: HelpLink; children: ComponentChildren }) {
  const follow = useFollow(help);
  if (link.to === 'page') {
    // Checked here too: what is kept on a device may be of any age.
    if (!link.url.startsWith('https://')) return <>{children}</>;
    return (
      <a href={link.url} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  }
  // An article that is not for this player, or no longer there, is named and not linked.
  if (link.to === 'article' && !help.article(link.id)) return <>{children}</>;
  return (
    <button type="button" class="link" onClick={() => follow(link)}>
      {children}
    </button>
  );
}

import type { HelpLink, MenuLeaf } from '@savepoint/protocol';
import type { Help } from '@savepoint/sdk';
import { usePanel } from '../panel-context.ts';

/** Within the panel and the game; a page outside is a link of its own. */
export type Inner = Exclude<HelpLink, { to: 'page' }> | { to: 'chat' };

/** Goes where a link or the end of a menu leads. */
export function useFollow(help: Help): (link: Inner) => void {
  const { draft, go, close } = usePanel();
  return (link) => {
    switch (link.to) {
      case 'article':
        return go({ name: 'help', page: { article: link.id } });
      case 'form':
        draft.topic.value = link.topic;
        return go({ name: 'report' });
      case 'chat':
        return go({ name: 'chat' });
      case 'action':
        // First out of the way: what the game then does is to be seen.
        close();
        return help.act(link.name);
    }
  };
}

/** A leaf as a link; none for one that this client does not know. */
export function linkOf(leaf: MenuLeaf): Inner | undefined {
  switch (leaf.does) {
    case 'article':
      return { to: 'article', id: leaf.id };
    case 'form':
      return { to: 'form', topic: leaf.topic };
    case 'action':
      return { to: 'action', name: leaf.name };
    case 'chat':
      return { to: 'chat' };
    default:
      return undefined;
  }
}

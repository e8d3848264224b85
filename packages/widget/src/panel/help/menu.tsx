import type { Menu, MenuItem } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';
import { linkOf, useFollow } from './follow.ts';
import type { LoadedHelp } from './load-help.ts';

/** One level of the guided menu: the entries below `above`, or those at the top. */
export function MenuPage({ help, menu, above }: Pick<LoadedHelp, 'help'> & { menu: Menu; above: MenuItem | undefined }) {
  const { go } = usePanel();
  const follow = useFollow(help);
  const parent = above?.id ?? null;
  return (
    <Layout title={above?.title ?? text.help.guide}>
      <ul class="list card">
        {menu
          .filter((item) => item.parent === parent)
          .map(({ id, title, leaf }) => {
            const link = leaf && linkOf(leaf);
            if (leaf && !link) return null;
            return (
              <li key={id}>
                <button
                  type="button"
                  class="row"
                  onClick={() => (link ? follow(link) : go({ name: 'help', page: { menu: id } }))}
                >
                  <span class="grow" dir="auto">
                    {title}
                  </span>
                  <Icon name="next" />
                </button>
              </li>
            );
          })}
      </ul>
    </Layout>
  );
}

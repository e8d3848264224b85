import type { HelpSection } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';
import { AnnouncementPage } from './announcement.tsx';
import { ArticlePage } from './article.tsx';
import type { LoadedHelp } from './load-help.ts';
import { MenuPage } from './menu.tsx';
import type { HelpPage } from './routes.ts';

/** One screen of the help. What is no longer there, because other content has come, says so. */
export function Page({ page, ...loaded }: LoadedHelp & { page: HelpPage }) {
  const { sections = [], menu = [], announcements = [] } = loaded.content.value ?? {};
  if ('section' in page) {
    const section = sections.find(({ id }) => id === page.section);
    if (section) return <SectionPage {...section} />;
  } else if ('article' in page) {
    const article = loaded.help.article(page.article);
    if (article) return <ArticlePage {...loaded} article={article} instead={page.instead} />;
  } else if ('menu' in page) {
    const above = menu.find(({ id }) => id === page.menu);
    if (above || page.menu === null) return <MenuPage {...loaded} menu={menu} above={above} />;
  } else {
    const announcement = announcements.find(({ id }) => id === page.announcement);
    if (announcement) return <AnnouncementPage {...loaded} {...announcement} />;
  }
  return (
    <Layout title={text.title}>
      <p class="hint">{text.help.gone}</p>
    </Layout>
  );
}

function SectionPage({ title, articles }: HelpSection) {
  const { go } = usePanel();
  return (
    <Layout title={title}>
      <ul class="list card">
        {articles.map((article) => (
          <li key={article.id}>
            <button type="button" class="row" onClick={() => go({ name: 'help', page: { article: article.id } })}>
              <span class="grow" dir="auto">
                {article.title}
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

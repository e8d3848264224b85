import type { Announcement } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { Layout } from '../components/layout.tsx';
import type { LoadedHelp } from './load-help.ts';
import { Runs } from './runs.tsx';

/** One of the news, whole. */
export function AnnouncementPage({ help, kind, title, text: words, link }: Pick<LoadedHelp, 'help'> & Announcement) {
  return (
    <Layout title={text.help[kind]} reading={!link}>
      <article class={`article ${kind}`} dir="auto">
        <h2>{title}</h2>
        {words.split(/\n+/).map((line, i) => (
          <p key={i}>{line}</p>
        ))}
        {link && (
          <p>
            <Runs help={help} of={[{ text: title, link }]} />
          </p>
        )}
      </article>
    </Layout>
  );
}

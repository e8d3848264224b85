import type { HelpArticle } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';
import { Block } from './blocks.tsx';
import type { LoadedHelp } from './load-help.ts';

type Props = LoadedHelp & { article: HelpArticle; instead?: true | undefined };

/** One article, and whether it helped. Offered instead of a report, it can end that. */
export function ArticlePage({ help, votes, article, instead }: Props) {
  const { draft, routes } = usePanel();

  function solve() {
    void help.solved(article.id);
    draft.text.value = '';
    draft.files.value = [];
    routes.value = [{ name: 'home' }];
  }
  const foot = instead && (
    <button type="button" class="main" onClick={solve}>
      {text.help.solved}
    </button>
  );
  return (
    <Layout title={article.title} foot={foot} reading>
      <article class="article" dir="auto">
        {article.body.map((block, i) => (
          <Block key={i} help={help} block={block} />
        ))}
      </article>
      {!instead && <Vote vote={votes.value[article.id]} give={(helpful) => void help.vote(article.id, helpful)} />}
    </Layout>
  );
}

function Vote({ vote, give }: { vote: boolean | undefined; give(helpful: boolean): void }) {
  const { routes, go } = usePanel();
  const answer = (helpful: boolean, label: string) => (
    <button type="button" aria-pressed={vote === helpful} onClick={() => give(helpful)}>
      {label}
    </button>
  );
  return (
    <section class="vote" aria-labelledby="vote">
      <h2 id="vote">{text.help.asked}</h2>
      <div class="row">
        {answer(true, text.forms.yes)}
        {answer(false, text.forms.no)}
        <span role="status" class="hint">
          {vote === undefined ? '' : text.solved.thanks}
        </span>
      </div>
      {vote === false && !routes.value.some(({ name }) => name === 'report') && (
        <button type="button" class="quiet" onClick={() => go({ name: 'report' })}>
          {text.help.write}
        </button>
      )}
    </section>
  );
}

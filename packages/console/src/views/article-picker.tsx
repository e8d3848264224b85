import { useSignal } from '@preact/signals';
import type { CaseDetail, HelpArticle } from '@savepoint/protocol';
import { useEffect } from 'preact/hooks';
import { articleWords } from '../article/article-words.ts';
import { Picker } from '../components/picker.tsx';
import { text } from '../i18n/text.ts';
import { useDesk, useSurroundings } from './desk-context.ts';

interface ArticlePickerProps {
  detail: CaseDetail;
  /** A link in marks. */
  onPick(link: string): void;
  onClose(): void;
}

/** The game's articles as this player has them, by their titles and all their words. */
export function ArticlePicker({ detail, onPick, onClose }: ArticlePickerProps) {
  const { help } = useSurroundings().settings;
  const { deeds } = useDesk();
  const articles = useSignal<HelpArticle[] | null>(null);
  useEffect(() => {
    void deeds.tried(async () => {
      const published = await help.published(detail.gameId, detail.locale ?? '');
      articles.value = published?.sections.flatMap((section) => section.articles) ?? [];
    }, text.writing.noArticles);
  }, [detail.gameId]);
  const picks = (articles.value ?? []).map((article) => ({
    id: article.id,
    name: article.title,
    words: `${article.title} ${articleWords(article)}`,
    act: () => onPick(`[${article.title.replace(/[[\]\\\n]/g, '')}](savepoint:article/${article.id})`),
  }));
  const none = articles.value ? text.lists.noCommand : text.common.loading;
  return <Picker label={text.writing.article} hint={text.writing.articleHint} none={none} picks={() => picks} onClose={onClose} />;
}

import type { Announcement, PieceDetail } from '@savepoint/protocol';
import { languageName } from '../../format/names.ts';
import type { WritableKind } from '../../models/settings/help-table.ts';
import { editOf } from '../../models/settings/piece-edit.ts';

/** What a translation is made from, as it is written now, to be read beside it. */
export function SourceText(props: { kind: WritableKind; language: string; detail: PieceDetail }) {
  const { kind, language, detail } = props;
  const { title, words } = wordsOf(kind, detail.draft);
  return (
    <section class="help-source" aria-labelledby="source-title" lang={language}>
      <h2 id="source-title">{languageName(language)}</h2>
      <p class="help-source-title" dir="auto">
        {title}
      </p>
      <pre tabIndex={0} dir="auto">
        {words}
      </pre>
    </section>
  );
}

function wordsOf(kind: WritableKind, content: PieceDetail['draft']): { title: string; words: string } {
  if (kind === 'announcement') {
    const { title, text } = content as Announcement;
    return { title, words: text };
  }
  const { title, markdown } = editOf(kind, content);
  return { title, words: markdown };
}

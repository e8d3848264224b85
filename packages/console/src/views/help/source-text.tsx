import type { PieceDetail } from '@savepoint/protocol';
import { languageName } from '../../format/names.ts';
import { editOf } from '../../models/settings/piece-edit.ts';

/** What a translation is made from, as it is written now, to be read beside it. */
export function SourceText(props: { kind: 'section' | 'article'; language: string; detail: PieceDetail | null }) {
  const { kind, language, detail } = props;
  if (!detail) return null;
  const { title, markdown } = editOf(kind, detail.draft);
  return (
    <section class="help-source" aria-labelledby="source-title" lang={language}>
      <h2 id="source-title">{languageName(language)}</h2>
      <p class="help-source-title" dir="auto">
        {title}
      </p>
      <pre tabIndex={0} dir="auto">
        {markdown}
      </pre>
    </section>
  );
}

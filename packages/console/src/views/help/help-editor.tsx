import type { PieceName, PieceSummary } from '@savepoint/protocol';
import { useEffect, useMemo } from 'preact/hooks';
import { languageName } from '../../format/names.ts';
import { text } from '../../i18n/text.ts';
import { languagesOf, type WritableKind } from '../../models/settings/help-table.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { settingsHash } from '../../models/place.ts';
import { useSurroundings } from '../desk-context.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { AnnouncementForm } from './announcement-form.tsx';
import { ArticleForm } from './article-form.tsx';
import { NEW_PIECE } from './help-table.tsx';

export interface WritablePiece extends PieceName {
  kind: WritableKind;
}

interface HelpEditorProps {
  game: string;
  name: WritablePiece;
  pieces: PieceSummary[];
  onChanged: () => Promise<void>;
}

/** One piece in one language, beside the language that it is translated from. */
export function HelpEditor({ game, name, pieces, onChanged }: HelpEditorProps) {
  const { help } = useSurroundings().settings;
  const source = languagesOf(pieces)[0] ?? name.language;
  const isNew = name.id === NEW_PIECE;
  const here = useMemo(() => createLoaded(async () => ({ detail: isNew ? null : await help.piece(game, name) })), []);
  const from = useMemo(() => createLoaded(async () => ({ detail: await help.piece(game, { ...name, language: source }) })), []);
  const translated = !isNew && source !== name.language;
  useEffect(() => {
    void here.load();
    if (translated) void from.load();
  }, []);
  const found = here.value.value;
  // A translation begins with the section and the place of its source, so both are waited for.
  const ready = !translated || from.value.value !== null;
  const parts = found && {
    game,
    name,
    detail: found.detail,
    source: translated ? (from.value.value?.detail ?? null) : null,
    pieces,
    onRead: here.load,
    onChanged,
  };
  return (
    <>
      <p class="help-crumbs">
        <a class="link" href={settingsHash('help')}>
          {text.settings.pages.help}
        </a>
        <span class="chip">{text.help.kind[name.kind]}</span>
        <span class="chip">{languageName(name.language)}</span>
      </p>
      <LoadProblem of={here} />
      {found && translated && <LoadProblem of={from} />}
      {parts && ready && name.kind === 'announcement' && <AnnouncementForm {...parts} />}
      {parts && ready && name.kind !== 'announcement' && <ArticleForm kind={name.kind} {...parts} />}
    </>
  );
}

import type { HelpPiece, PieceDetail } from '@savepoint/protocol';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { useSurroundings } from '../desk-context.ts';
import { PublishPiece } from '../help/publish-piece.tsx';
import { GameTabs } from '../settings/game-tabs.tsx';
import { LoadProblem } from '../settings/load-problem.tsx';
import { EditForm } from './edit-form.tsx';
import { useEdit, type Edit } from './use-edit.ts';
import { useGame } from './use-game.ts';

type WordlessKind = 'hours' | 'theme';

interface WordlessPageProps<T> {
  kind: WordlessKind;
  lead: string;
  named: string | undefined;
  /** What is kept in (undefined: nothing yet), what is edited out; and the way back. */
  read: (content: HelpPiece['content'] | undefined) => T;
  write: (edit: T) => HelpPiece;
  isReady: (edit: T) => boolean;
  children: (edit: Edit<T>) => ComponentChildren;
  /** Beside what is edited. */
  beside?: (edit: T) => ComponentChildren;
}

/** The editor of a piece that a game has once for all languages: loaded, changed, saved and published. */
export function WordlessPage<T>(props: WordlessPageProps<T>) {
  const { help } = useSurroundings().settings;
  const { games, game, chosen } = useGame('help.edit', props.named);
  const name = { language: 'en', kind: props.kind, id: props.kind } as const;
  const here = useMemo(() => createLoaded(async () => ({ detail: await help.piece(game ?? '', name) })), [game]);
  useEffect(() => void (game && here.load()), [here]);
  if (!game) return <p class="quiet">{text.settings.notAllowed}</p>;
  return (
    <>
      <p class="settings-lead">{props.lead}</p>
      <GameTabs games={games} chosen={chosen} />
      <LoadProblem of={here} />
      {here.value.value && (
        <WordlessForm
          key={game}
          {...props}
          game={game}
          detail={here.value.value.detail}
          onSaved={here.load}
        />
      )}
    </>
  );
}

interface WordlessFormProps<T> extends WordlessPageProps<T> {
  game: string;
  detail: PieceDetail | null;
  onSaved: () => Promise<void>;
}

function WordlessForm<T>({ kind, game, detail, onSaved, read, write, isReady, children, beside }: WordlessFormProps<T>) {
  const { help } = useSurroundings().settings;
  const edit = useEdit<T>(`${kind}/${game}`, detail?.version ?? 0, read(detail?.draft));
  return (
    <EditForm
      edit={edit}
      ready={isReady(edit.value.value)}
      begun={detail === null}
      save={() => edit.save((written, basedOn) => help.save(game, 'en', kind, write(written), basedOn))}
      onRenewed={onSaved}
      read={detail?.version ?? 0}
      publish={detail && <PublishPiece game={game} name={{ language: 'en', kind, id: kind }} detail={detail} pieces={[]} onDone={onSaved} />}
      beside={beside?.(edit.value.value)}
    >
      {children(edit)}
    </EditForm>
  );
}

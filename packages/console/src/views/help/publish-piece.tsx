import type { PieceDetail, PieceName, PieceSummary } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { comparable } from '../../models/settings/piece-edit.ts';
import { useSurroundings } from '../desk-context.ts';
import { PublishBar } from '../editors/publish-bar.tsx';

interface PublishPieceProps {
  game: string;
  name: PieceName;
  detail: PieceDetail;
  pieces: PieceSummary[];
  onDone: () => Promise<void>;
}

/** A piece of the help in, the way to players and back out. */
export function PublishPiece({ game, name, detail, pieces, onDone }: PublishPieceProps) {
  const { desk, settings } = useSurroundings();
  return (
    <PublishBar
      versions={detail}
      words={name.kind === 'announcement' ? { ...text.help, unpublishAsk: text.help.announcement.unpublishAsk } : text.help}
      allowed={desk.session.can('help.publish', game)}
      before={comparable(detail.kind, detail.live)}
      after={comparable(detail.kind, detail.draft)}
      publish={() =>
        settings.help.publish(game, [{ ...name, version: detail.version }, ...unpublishedSection(detail, name, pieces)])
      }
      unpublish={() => settings.help.unpublish(game, takenBackWith(name, pieces))}
      onDone={onDone}
    />
  );
}

/** News that are over are so in every language: a translation left behind would go on saying that it is broken. */
function takenBackWith(name: PieceName, pieces: readonly PieceSummary[]): PieceName[] {
  if (name.kind !== 'announcement') return [name];
  const others = pieces.filter(
    ({ kind, id, language, liveVersion }) =>
      kind === name.kind && id === name.id && language !== name.language && liveVersion !== undefined,
  );
  return [name, ...others.map(({ kind, id, language }) => ({ kind, id, language }))];
}

/** An article in a section that players do not have would not be reached: the section goes along. */
function unpublishedSection(detail: PieceDetail, name: PieceName, pieces: readonly PieceSummary[]) {
  if (name.kind !== 'article') return [];
  const { section } = detail.draft as { section?: string };
  const all = pieces.filter((piece) => piece.kind === 'section' && piece.id === section);
  const reached = all.some(({ language, liveVersion }) => liveVersion !== undefined && (language === name.language || language === 'en'));
  const own = all.find(({ language }) => language === name.language) ?? all.find(({ language }) => language === 'en');
  return own && !reached ? [{ language: own.language, kind: own.kind, id: own.id, version: own.version }] : [];
}

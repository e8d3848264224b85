import { useSignal } from '@preact/signals';
import type { KeptReply } from '@savepoint/protocol';
import { useEffect } from 'preact/hooks';
import { actionsText } from '../../format/actions-text.ts';
import { languageName } from '../../format/names.ts';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { ReplyDialog } from './reply-dialog.tsx';

/** All ready replies of one's games, and one's own; those that one may change open. */
export function RepliesPage() {
  const { desk, settings } = useSurroundings();
  const { all } = settings.replies;
  const open = useSignal<KeptReply | 'new' | null>(null);
  useEffect(() => void all.load(), []);
  const games = desk.session.session.value?.games ?? [];
  return (
    <>
      <div class="settings-lead">
        <p>{text.replies.lead}</p>
        <button type="button" class="button button-primary" onClick={() => (open.value = 'new')}>
          {text.replies.add}
        </button>
      </div>
      <LoadProblem of={all} />
      {all.value.value?.length === 0 && <p class="quiet">{text.replies.none}</p>}
      <ul class="lines" aria-label={text.replies.label}>
        {all.value.value?.map((reply) => (
          <li key={reply.id} class="line">
            <div class="line-who">
              <p class="line-name">
                <bdi>{reply.name}</bdi>
              </p>
              <p class="line-facts">
                {reply.own && <span>{text.replies.own}</span>}
                <span>{games.find(({ id }) => id === reply.gameId)?.name ?? text.replies.everywhere}</span>
                {Object.keys(reply.texts).length > 0 && <span>{Object.keys(reply.texts).map(languageName).join(', ')}</span>}
                {reply.topics.length > 0 && <span>{reply.topics.map((topic) => text.names.topics[topic]).join(', ')}</span>}
                {actionsText(reply.actions).map((done) => (
                  <span key={done}>{done}</span>
                ))}
              </p>
            </div>
            {reply.mine && (
              <button type="button" class="button" onClick={() => (open.value = reply)}>
                {text.cases.edit}
                <span class="visually-hidden"> {reply.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {open.value && <ReplyDialog reply={open.value === 'new' ? null : open.value} onClose={() => (open.value = null)} />}
    </>
  );
}

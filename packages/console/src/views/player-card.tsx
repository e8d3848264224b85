import { useSignal } from '@preact/signals';
import type { CaseDetail } from '@savepoint/protocol';
import { Avatar } from '../components/avatar.tsx';
import { banText } from '../format/ban-text.ts';
import { playerName } from '../format/names.ts';
import { fullTime, shortDay } from '../format/time.ts';
import { whatChanged } from '../format/what-changed.ts';
import { text } from '../i18n/text.ts';
import { writeRoute } from '../models/route.ts';
import { useDesk } from './desk-context.ts';
import { PlayerSanctions } from './player-sanctions.tsx';

const stars = (score: number) => '★'.repeat(score) + '☆'.repeat(5 - score);

/** Who wrote, in one look: name and standing, contacts, ratings, whose the player is, and what is new since the last case. */
export function PlayerCardView({ detail }: { detail: CaseDetail }) {
  const { page, session, route } = useDesk();
  const sanctions = useSignal(false);
  const { card, player } = detail;
  const now = page.now.value;
  const words = text.context.card;
  const banned = card.bannedUntil > now;
  const changed = card.before ? whatChanged(card.before.context, detail.context) : [];
  return (
    <section class="player-card" aria-label={words.title}>
      <div class="player-card-who">
        <Avatar id={player.id} name={playerName(player)} />
        <div>
          <h3 dir="auto" title={playerName(player)}>
            {playerName(player)}
          </h3>
          <p class="player-card-marks">
            {card.verified ? <span class="mark-good">{words.verified}</span> : <span>{words.unverified}</span>}
            {player.studioId && <bdi class="player-card-id">{player.studioId}</bdi>}
            {detail.tags.includes('vip') && <span class="mark-vip">{text.lists.fields.vip}</span>}
          </p>
        </div>
        {session.can('player.ban', detail.gameId) && (
          <button type="button" class="link" aria-haspopup="dialog" onClick={() => (sanctions.value = true)}>
            {words.sanctions}
          </button>
        )}
      </div>
      {banned && (
        <p class="player-card-banned" role="note">
          {banText(card.bannedUntil, now)}
        </p>
      )}
      <dl class="player-card-numbers">
        <div>
          <dt>{words.cases}</dt>
          <dd>{card.cases}</dd>
        </div>
        <div>
          <dt>{words.recent}</dt>
          <dd title={words.recentWhole(card.recent.cases, card.recent.messages)}>{card.recent.messages}</dd>
        </div>
        <div>
          <dt>{words.since}</dt>
          <dd title={fullTime(card.since)}>{shortDay(card.since, now)}</dd>
        </div>
        {card.lastOwner && (
          <div>
            <dt>{words.lastOwner}</dt>
            <dd dir="auto">{card.lastOwner.name}</dd>
          </div>
        )}
      </dl>
      {card.ratings.length > 0 && (
        <ul class="player-card-ratings" aria-label={words.ratings}>
          {card.ratings.map(({ number, score, comment, at }) => (
            <li key={`${number}-${at}`} title={fullTime(at)}>
              <span role="img" aria-label={text.context.scoreOf(score)}>
                {stars(score)}
              </span>
              <span class="quiet">#{number}</span>
              {comment && <q dir="auto">{comment}</q>}
            </li>
          ))}
        </ul>
      )}
      {card.before && changed.length > 0 && (
        <div class="player-card-changed">
          <p>
            <a href={writeRoute({ ...route.value, caseId: card.before.id })}>{words.changedSince(card.before.number)}</a>
          </p>
          <ul>
            {changed.map(({ label, from, to }) => (
              <li key={label}>
                {label}: <del>{from}</del> <span aria-hidden="true">→</span> <ins>{to}</ins>
              </li>
            ))}
          </ul>
        </div>
      )}
      {sanctions.value && <PlayerSanctions detail={detail} onClose={() => (sanctions.value = false)} />}
    </section>
  );
}

import { useSignal } from '@preact/signals';
import type { CaseDetail } from '@savepoint/protocol';
import { Modal } from '../components/modal.tsx';
import { banText } from '../format/ban-text.ts';
import { playerName } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { Select } from './condition-editor.tsx';
import { useDesk } from './desk-context.ts';

const DAY_MS = 86_400_000;
const DAYS = ['1', '3', '7', '30', '365'] as const;
/** The end of what a date can be: for ever. */
const FOR_EVER_MS = 8.64e15;

/** A player in; a ban, its end, or every device signed out, each after it was confirmed here, out. */
export function PlayerSanctions({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { deeds, page } = useDesk();
  const days = useSignal<string>('7');
  const words = text.context.card;
  const { player, card } = detail;
  const done = (made: Promise<boolean>) => void made.then((taken) => taken && onClose());
  const until = () => (days.peek() === 'ever' ? FOR_EVER_MS : page.now.peek() + Number(days.peek()) * DAY_MS);
  const banned = card.bannedUntil > page.now.value;
  return (
    <Modal label={words.sanctions} class="modal-form" onClose={onClose}>
      <h2 dir="auto">{playerName(player)}</h2>
      <p class="quiet">{words.banLead}</p>
      {banned && (
        <div class="form-buttons form-buttons-apart">
          <span>{banText(card.bannedUntil, page.now.value)}</span>
          <button type="button" class="button" onClick={() => done(deeds.ban(player.id, 0))}>
            {words.unban}
          </button>
        </div>
      )}
      <div class="field">
        <span>{words.banFor}</span>
        <Select
          label={words.banFor}
          value={days.value}
          options={[...DAYS.map((one): [string, string] => [one, words.days(Number(one))]), ['ever', words.forEver]]}
          onChoose={(one) => (days.value = one)}
        />
      </div>
      <div class="form-buttons">
        <button type="button" class="button" onClick={() => done(deeds.signOutPlayer(player.id))}>
          {words.signOut}
        </button>
        <button type="button" class="button button-bad" onClick={() => done(deeds.ban(player.id, until()))}>
          {words.ban}
        </button>
      </div>
    </Modal>
  );
}

import { useSignal } from '@preact/signals';
import { Modal } from '../../components/modal.tsx';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';
import { HoldChoice } from './hold-choice.tsx';
import { PasswordChange } from './password-change.tsx';
import { SecondFactor } from './second-factor.tsx';

/** What is one's own: how long replies wait, the password and the second factor. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { session } = useSurroundings().desk.session;
  /** While recovery codes stand there, nothing but their reader closes the dialog. */
  const held = useSignal(false);
  /** While they are on their way too. */
  const asked = useSignal(false);
  const staff = session.value?.staff;
  if (!staff) return null;
  return (
    <Modal label={text.account.title} class="modal-form" held={asked.value || held.value} onClose={onClose}>
      <h2>{text.account.title}</h2>
      <p class="quiet">
        <bdi>{staff.name}</bdi> · {staff.email}
      </p>
      {!held.value && <HoldChoice />}
      <SecondFactor held={held} asked={asked} />
      {!held.value && <PasswordChange />}
    </Modal>
  );
}

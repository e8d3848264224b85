import { Modal } from '../components/modal.tsx';
import { text } from '../i18n/text.ts';

const KEYS: [keys: string[], meaning: keyof typeof text.desk.keyboard][] = [
  [['j', '↓'], 'next'],
  [['k', '↑'], 'previous'],
  [['Enter'], 'open'],
  [['r'], 'reply'],
  [['Ctrl', 'Enter'], 'send'],
  [['e'], 'close'],
  [['i'], 'context'],
  [['/'], 'search'],
  [['Esc'], 'leave'],
  [['?'], 'help'],
];

/** Every key of the desk. */
export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Modal label={text.desk.keyboardHelp} class="modal-help" onClose={onClose}>
      <h2>{text.desk.keyboard.title}</h2>
      <dl class="keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text.desk.keyboard[meaning]}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{text.desk.keyboard.hint}</p>
    </Modal>
  );
}

import { Modal } from '../components/modal.tsx';

const KEYS: [keys: string[], meaning: string][] = [
  [['j', '↓'], 'Next case'],
  [['k', '↑'], 'Previous case'],
  [['Enter'], 'Open the case'],
  [['r'], 'Write a reply'],
  [['Ctrl', 'Enter'], 'Send the reply'],
  [['e'], 'Close the case'],
  [['i'], 'Show or hide the context'],
  [['/'], 'Search'],
  [['Esc'], 'Leave the field'],
  [['?'], 'This help'],
];

/** Every key of the desk. */
export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Modal label="Keyboard help" class="modal-help" onClose={onClose}>
      <h2>Keyboard</h2>
      <dl class="keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">Letters work when you are not writing in a field.</p>
    </Modal>
  );
}

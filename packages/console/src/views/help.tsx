import { Modal } from '../components/modal.tsx';
import { text } from '../i18n/text.ts';
import { REMAPPABLE, type Remappable } from '../models/keys.ts';
import { useDesk } from './desk-context.ts';

/** Keys that are the same for everybody. */
const fixed = (): [keys: string[], meaning: string][] => {
  const { keyboard } = text.desk;
  return [
    [['↓', '↑'], keyboard.arrows],
    [['Enter'], keyboard.open],
    [['1', '…', '9'], keyboard.views],
    [['Ctrl', 'K'], keyboard.commands],
    [['Ctrl', 'Enter'], keyboard.send],
    [['Ctrl', 'Shift', 'Enter'], keyboard.sendNote],
    [['Ctrl', 'B'], text.writing.bold],
    [['Ctrl', 'I'], text.writing.italic],
    [['Ctrl', 'K'], text.writing.link],
    [['Esc'], keyboard.leave],
  ];
};

/** Every key of the desk; those that are one sign can be changed. */
export function Help({ onClose }: { onClose: () => void }) {
  const { keys } = useDesk();
  const { keyboard } = text.desk;
  return (
    <Modal label={text.desk.keyboardHelp} class="modal-help" onClose={onClose}>
      <h2>{keyboard.title}</h2>
      <dl class="keys">
        {fixed().map(([signs, meaning]) => (
          <div key={meaning}>
            <dt>
              {signs.map((sign) => (
                <kbd key={sign}>{sign}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
        {REMAPPABLE.map((command) => (
          <div key={command}>
            <dt>
              <Key command={command} />
            </dt>
            <dd>{keyboard[command]}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{keyboard.hint}</p>
      <p class="quiet">
        {keyboard.change}{' '}
        <button type="button" class="link" onClick={keys.reset}>
          {keyboard.reset}
        </button>
      </p>
    </Modal>
  );
}

function Key({ command }: { command: Remappable }) {
  const { keys } = useDesk();
  const key = keys.map.value[command];
  return (
    <input
      class="key-input"
      aria-label={text.desk.keyboard[command]}
      value={key}
      autocomplete="off"
      data-command={command}
      onFocus={(event) => event.currentTarget.select()}
      onInput={({ currentTarget: field }) => {
        const typed = [...field.value.replace(key, '')].at(-1) ?? '';
        keys.change(command, typed);
        field.value = keys.map.peek()[command];
        field.select();
      }}
    />
  );
}

import { text } from '../../i18n/text.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { COLOURS, TOOLS, type Colour, type Editor } from './editor.ts';

/** A button for everything that can be done to a picture. */
export function Tools({ editor }: { editor: Editor }) {
  const { tool, colour, edits, undone } = editor;
  return (
    <div class="tools">
      <div class="segments" role="group" aria-label={text.tools}>
        {TOOLS.map((name) => (
          <button key={name} type="button" aria-pressed={tool.value === name} onClick={() => editor.choose(name)}>
            <Icon name={name} /> <span>{text.pictureTools[name]}</span>
          </button>
        ))}
      </div>
      <div class="acts">
        {tool.value !== 'crop' && <Act name="add" label={text.addBox} can act={editor.addInMiddle} />}
        {tool.value === 'draw' &&
          (Object.keys(COLOURS) as Colour[]).map((name) => (
            <button
              key={name}
              type="button"
              class={`plain-icon colour ${name}`}
              aria-label={text.colours[name]}
              aria-pressed={colour.value === name}
              onClick={() => (colour.value = name)}
            />
          ))}
        <span class="grow" />
        <Act name="undo" label={text.undo} can={edits.value.length > 0} act={editor.undo} />
        <Act name="redo" label={text.redo} can={undone.value.length > 0} act={editor.redo} />
        <Act name="reset" label={text.startOver} can={edits.value.length > 0} act={editor.reset} />
      </div>
    </div>
  );
}

/** Never disabled, which would take the focus from under the player's hand. */
function Act({ name, label, can, act }: { name: IconName; label: string; can: boolean; act: () => void }) {
  return (
    <button
      type="button"
      class="plain-icon"
      aria-label={label}
      title={label}
      aria-disabled={!can}
      onClick={() => can && act()}
    >
      <Icon name={name} />
    </button>
  );
}

import { text } from '../../i18n/text.ts';
import { addOption, moved, optionsOf, reworded, withOptions, type FieldDraft, type OptionDraft } from '../../models/settings/form-edit.ts';
import { isFaulty } from '../../models/settings/form-faults.ts';
import { PlaceButtons } from '../editors/place-buttons.tsx';
import { WordsPair } from '../editors/words-pair.tsx';

interface OptionListProps {
  field: FieldDraft;
  at: number;
  beside: string;
  stale: ReadonlySet<string>;
  faults: ReadonlySet<string>;
  onChange: (field: FieldDraft) => void;
}

/** The answers among which a player chooses; nothing for a question that has none. */
export function OptionList({ field, at, beside, stale, faults, onChange }: OptionListProps) {
  const options = optionsOf(field);
  if (!options) return null;
  const words = text.forms;
  const put = (place: number, option: OptionDraft) =>
    onChange(withOptions(field, options.map((one, index) => (index === place ? option : one))));
  return (
    <fieldset class="form-options">
      <legend>{words.options}</legend>
      <ol>
        {options.map((option, place) => {
          const path = `fields.${at}.options.${place}`;
          return (
            <li key={place} class="form-option">
              <WordsPair
                label={words.option}
                labelIn={words.optionIn}
                words={option.label}
                beside={beside}
                stale={stale.has(`${field.id}.${option.id}`)}
                problem={isFaulty(faults, `${path}.label`) && words.wrong.label}
                onSay={(language, said) => put(place, { ...option, label: reworded(option.label, language, said) })}
              />
              <div class="form-option-foot">
                <input
                  class="field-code"
                  aria-label={words.name}
                  maxLength={40}
                  spellcheck={false}
                  autocapitalize="off"
                  aria-invalid={isFaulty(faults, `${path}.id`) || undefined}
                  value={option.id}
                  onInput={(event) => put(place, { ...option, id: event.currentTarget.value })}
                />
                <label class="tick">
                  <input
                    type="checkbox"
                    checked={option.tag ?? false}
                    onChange={(event) => put(place, { ...option, tag: event.currentTarget.checked })}
                  />
                  <span>{words.tag}</span>
                </label>
                <PlaceButtons
                  title={option.label.en || option.id}
                  first={place === 0}
                  last={place === options.length - 1}
                  onMove={(step) => onChange(withOptions(field, moved(options, place, place + step)))}
                  onRemove={() => onChange(withOptions(field, options.filter((_, index) => index !== place)))}
                />
              </div>
            </li>
          );
        })}
      </ol>
      {faults.has(`fields.${at}.options`) && <p class="field-problem">{words.wrong.options}</p>}
      <button type="button" class="button" onClick={() => onChange(addOption(field))}>
        {words.addOption}
      </button>
    </fieldset>
  );
}

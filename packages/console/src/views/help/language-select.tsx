import type { Signal } from '@preact/signals';
import { Icon } from '../../components/icon.tsx';
import { languageName } from '../../format/names.ts';

/** Languages in, one of them chosen out. */
export function LanguageSelect(props: { label: string; languages: readonly string[]; value: Signal<string> }) {
  const { label, languages, value } = props;
  return (
    <label class="language-select">
      <span>{label}</span>
      <span class="select">
        <select value={value.value} onChange={(event) => (value.value = event.currentTarget.value)}>
          {languages.map((language) => (
            <option key={language} value={language}>
              {languageName(language)}
            </option>
          ))}
        </select>
        <Icon name="chevron" />
      </span>
    </label>
  );
}

import {
  contrastFaults, THEME_COLOURS, THEME_FONTS, THEME_PRESET_VALUES, THEME_PRESETS, type HelpPiece, type HelpSnapshot, type Palette,
  type ThemePreset, type WidgetTheme,
} from '@savepoint/protocol';
import { useSignal } from '@preact/signals';
import { spoken, text } from '../../i18n/text.ts';
import { Select } from '../condition-editor.tsx';
import type { Edit } from '../editors/use-edit.ts';
import { WidgetPreview } from '../editors/widget-preview.tsx';
import { WordlessPage } from '../editors/wordless-page.tsx';
import { ColourField } from './colour-field.tsx';

const begin = (preset: ThemePreset): WidgetTheme => ({ preset, ...THEME_PRESET_VALUES[preset], side: 'end' });

/** How the widget looks in a game, beside the widget that looks so. */
export function ThemePage({ rest: [named] }: { rest: string[] }) {
  const look = useSignal<'light' | 'dark'>('light');
  return (
    <WordlessPage<WidgetTheme>
      kind="theme"
      lead={text.look.lead}
      named={named}
      read={(content: HelpPiece['content'] | undefined) => (content as WidgetTheme | undefined) ?? begin('clean')}
      write={(content) => ({ kind: 'theme', content })}
      isReady={() => true}
      beside={(theme) => <WidgetPreview order={{ snapshot: snapshotOf(theme, spoken.value.locale), look: look.value }} />}
    >
      {(edit) => <ThemeFields edit={edit} look={look.value} onLook={(next) => (look.value = next)} />}
    </WordlessPage>
  );
}

interface ThemeFieldsProps {
  edit: Edit<WidgetTheme>;
  look: 'light' | 'dark';
  onLook: (look: 'light' | 'dark') => void;
}

function ThemeFields({ edit, look, onLook }: ThemeFieldsProps) {
  const words = text.look;
  const theme = edit.value.value;
  const put = (more: Partial<WidgetTheme>) => edit.put({ ...theme, ...more });
  const palette = theme[look];
  return (
    <>
      <fieldset class="theme-presets">
        <legend>{words.preset}</legend>
        {THEME_PRESETS.map((preset) => (
          <label key={preset} class="theme-preset" data-on={theme.preset === preset}>
            <input
              type="radio"
              name="preset"
              checked={theme.preset === preset}
              onChange={() => put({ ...begin(preset), side: theme.side })}
            />
            <span>{words.presets[preset]}</span>
            <Swatches palette={THEME_PRESET_VALUES[preset].light} />
          </label>
        ))}
      </fieldset>
      <div class="tabs" role="group" aria-label={words.colours}>
        {(['light', 'dark'] as const).map((one) => (
          <button key={one} type="button" class="tab" aria-pressed={look === one} onClick={() => onLook(one)}>
            {words.looks[one]}
          </button>
        ))}
      </div>
      <div class="theme-colours">
        {THEME_COLOURS.map((name) => (
          <ColourField
            key={`${look}-${name}`}
            label={words.names[name]}
            value={palette[name]}
            onChange={(colour) => put({ [look]: { ...palette, [name]: colour } })}
          />
        ))}
      </div>
      {(['light', 'dark'] as const).map((one) => (
        <Contrast key={one} look={words.looks[one]} palette={theme[one]} />
      ))}
      <div class="field-row">
        <div class="field">
          <span>{words.font}</span>
          <Select
            label={words.font}
            value={theme.font}
            options={THEME_FONTS.map((font): [string, string] => [font, words.fonts[font]])}
            onChoose={(said) => put({ font: THEME_FONTS.find((font) => font === said) ?? 'system' })}
          />
        </div>
        <div class="field">
          <span>{words.side}</span>
          <Select
            label={words.side}
            value={theme.side}
            options={[['end', words.sides.end], ['start', words.sides.start]]}
            onChoose={(side) => put({ side: side === 'start' ? 'start' : 'end' })}
          />
          {theme.side === 'start' && <small>{words.sideHint}</small>}
        </div>
        <label class="field">
          <span>{words.radius(theme.radiusPx)}</span>
          <input
            class="theme-radius"
            type="range"
            min={0}
            max={24}
            value={theme.radiusPx}
            onInput={(event) => put({ radiusPx: Number(event.currentTarget.value) })}
          />
        </label>
      </div>
    </>
  );
}

/** Whether everybody could read it (WCAG 2.2 AA), and what not. */
function Contrast({ look, palette }: { look: string; palette: Palette }) {
  const words = text.look;
  const faults = contrastFaults(palette);
  if (faults.length === 0) {
    return (
      <p class="theme-contrast" role="status">
        <span class="chip chip-good">AA</span> {words.readable(look)}
      </p>
    );
  }
  return (
    <div class="theme-contrast" role="status">
      <span class="chip chip-bad">AA</span> {words.unreadable(look)}
      <ul>
        {faults.map(({ on, under, ratio, least }) => (
          <li key={`${on}/${under}`}>{words.fault(words.names[on], words.names[under], ratio.toFixed(1), String(least))}</li>
        ))}
      </ul>
    </div>
  );
}

/** A look at a glance. Drawn, since a page as strict as ours allows no style in its markup. */
function Swatches({ palette }: { palette: Palette }) {
  return (
    <svg class="theme-swatches" viewBox="0 0 60 16" aria-hidden="true" focusable="false">
      {(['header', 'bg', 'surface', 'text', 'accent'] as const).map((name, at) => (
        <rect key={name} x={at * 12} y={0} width={12} height={16} fill={palette[name]} />
      ))}
    </svg>
  );
}

/** All that players would have if the theme were everything. */
function snapshotOf(theme: WidgetTheme, language: string): HelpSnapshot {
  return { language, sequence: 1, sections: [], menu: [], forms: [], announcements: [], theme };
}

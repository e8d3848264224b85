import { CASE_SORTS } from '@savepoint/protocol';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { text } from '../i18n/text.ts';
import { isBuiltIn, isSort, testOf, withTest } from '../models/asked.ts';
import { ConditionChips } from './condition-chips.tsx';
import { useDesk } from './desk-context.ts';
import { EditView } from './edit-view.tsx';
import { SaveView } from './save-view.tsx';

/** What the list is asked for: a text, conditions and an order. All of it stands in the address. */
export function InboxFilters() {
  const desk = useDesk();
  const { asked } = desk.route.value;
  const saving = useSignal(false);
  const saved = desk.views.saved.value.find(({ id }) => id === asked.view);
  return (
    <div class="filters">
      <Search />
      <ConditionChips />
      <div class="list-order">
        <label class="select">
          <span class="visually-hidden">{text.lists.sort}</span>
          <select
            value={asked.sort ?? ''}
            data-key="sort"
            onChange={({ currentTarget: { value } }) => desk.narrow({ ...asked, sort: isSort(value) ? value : null })}
          >
            {testOf(asked, 'text') && <option value="">{text.lists.best}</option>}
            {CASE_SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {text.lists.sorts[sort]}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </label>
        {saved?.mine && (
          <>
            <button type="button" class="link" data-key="save-view" onClick={() => (saving.value = true)}>
              {text.lists.editView}
            </button>
            <button type="button" class="link" onClick={() => void desk.removeView(saved)}>
              {text.lists.removeView}
            </button>
          </>
        )}
        {!isBuiltIn(asked.view) ? null : (
          <button type="button" class="link" data-key="save-view" onClick={() => (saving.value = true)}>
            {text.lists.saveView}
          </button>
        )}
      </div>
      {saving.value && saved?.mine && <EditView view={saved} onClose={() => (saving.value = false)} />}
      {saving.value && !saved && <SaveView onClose={() => (saving.value = false)} />}
    </div>
  );
}

/** Typing asks the server after a short rest, so that a word costs one search and not one a letter. */
const TYPING_REST_MS = 250;

function Search() {
  const { route, narrow } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const searched = testOf(route.value.asked, 'text')?.value ?? '';
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = searched;
  }, [searched]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = () => {
    const value = input.current?.value.trim() ?? '';
    narrow(withTest(route.peek().asked, 'text', value === '' ? undefined : { field: 'text', is: 'has', value }));
  };
  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={text.inbox.search}
        placeholder={text.inbox.search}
        defaultValue={searched}
        maxLength={200}
        data-key="search"
        onInput={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(search, TYPING_REST_MS);
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}

import { TOPICS } from '@savepoint/protocol';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { count } from '../format/count.ts';
import { kindName, tagLabel, tagParts } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { CASE_STATES, isTopic } from '../models/case-filter.ts';
import { useDesk } from './desk-context.ts';

/** What narrows the list: text, state with its count, game, topic and a picked tag. All of it stands in the address. */
export function InboxFilters() {
  const { route, inbox, session, narrow } = useDesk();
  const { filter } = route.value;
  const games = session.session.value?.games ?? [];
  const counts = inbox.counts.value;
  return (
    <div class="filters">
      <Search />
      <div class="states" role="group" aria-label={text.inbox.state}>
        {[...CASE_STATES, undefined].map((state) => (
          <button
            key={state ?? 'all'}
            type="button"
            class="state-tab"
            aria-pressed={filter.state === state}
            onClick={() => narrow({ ...filter, state })}
          >
            {state ? text.names.states[state] : text.inbox.all}
            {state && <span class="count">{count(counts[state])}</span>}
          </button>
        ))}
      </div>
      <div class="selects">
        {games.length > 1 && (
          <Choice
            label={text.inbox.game}
            all={text.inbox.allGames}
            value={filter.game}
            options={games.map(({ id, name }) => [id, name])}
            onChoose={(game) => narrow({ ...filter, game })}
          />
        )}
        <Choice
          label={text.inbox.topic}
          all={text.inbox.allTopics}
          value={filter.topic}
          options={TOPICS.map((topic) => [topic, text.names.topics[topic]])}
          onChoose={(topic) => narrow({ ...filter, topic: isTopic(topic) ? topic : undefined })}
        />
      </div>
      {filter.tag && (
        <button type="button" class="picked-tag" onClick={() => narrow({ ...filter, tag: undefined })}>
          <span class="tag-kind">{kindName(tagParts(filter.tag).kind)}</span>
          <span class="tag-value">{tagLabel(filter.tag)}</span>
          <Icon name="close" />
          <span class="visually-hidden">{text.inbox.removeFilter}</span>
        </button>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  options: [value: string, name: string][];
  onChoose(value: string | undefined): void;
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <label class="select" data-set={value !== undefined}>
      <span class="visually-hidden">{label}</span>
      <select value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || undefined)}>
        <option value="">{all}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </label>
  );
}

/** Typing asks the server after a short rest, so that a word costs one search and not one a letter. */
const TYPING_REST_MS = 250;

function Search() {
  const { route, narrow } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const searched = route.value.filter.text ?? '';
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = searched;
  }, [searched]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = () => {
    const { filter } = route.peek();
    narrow({ ...filter, text: input.current?.value.trim() || undefined });
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

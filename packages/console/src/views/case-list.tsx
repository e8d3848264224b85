import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { CaseRow, rowHeight } from './case-row.tsx';
import { useDesk } from './desk-context.ts';
import { createRowSlots } from './row-slots.ts';
import { useVirtual, watchHeight } from './use-virtual.ts';

/** The next page is asked for so many rows before the end comes into sight. */
const AHEAD = 30;

/** The rows of the list that can be seen, however many there are. */
export function CaseList({ list }: { list: { current: HTMLElement | null } }) {
  const { inbox, route, cursor } = useDesk();
  const rows = inbox.rows.value;
  const found = inbox.found.value;
  const virtual = useVirtual({
    list,
    count: rows.length,
    keyOf: (index) => rows[index]?.id ?? String(index),
    heightOf: (index) => {
      const row = rows[index];
      return row ? rowHeight(row, found[row.id]) : 0;
    },
  });
  const openId = route.value.caseId;
  const current = cursor.id.value ?? openId ?? rows[0]?.id;
  const items = virtual.getVirtualItems();
  const slots = useRef<ReturnType<typeof createRowSlots> | null>(null);
  slots.current ??= createRowSlots();
  const slotOf = slots.current(items.map(({ key }) => String(key)), current);
  const last = items.at(-1)?.index ?? 0;
  const more = inbox.more.value;
  useEffect(() => {
    if (more === 'idle' && last >= rows.length - AHEAD) void inbox.loadMore();
  }, [more, last, rows.length]);
  useEffect(
    () => cursor.follow((index) => virtual.scrollToIndex(index, { align: 'auto' })),
    [virtual],
  );
  return (
    <ul
      class="rows"
      aria-label={text.inbox.cases}
      data-loading={inbox.phase.value === 'loading'}
      style={{ blockSize: `${virtual.getTotalSize()}px` }}
    >
      {items.map(({ key, index, start }) => {
        const summary = rows[index];
        return (
          summary && (
            <CaseRow
              key={slotOf.get(String(key))}
              summary={summary}
              found={found[summary.id]}
              place={{ index, total: more === 'none' ? rows.length : -1, top: start, watch: (row) => watchHeight(virtual, row, key) }}
              open={summary.id === openId}
              reachable={summary.id === current}
            />
          )
        );
      })}
    </ul>
  );
}

import { kindName, tagLabel, tagParts } from '../format/names.ts';
import { text } from '../i18n/text.ts';

/** A tag in, a chip out; with `onPick`, a button that narrows the list to it. */
export function Tag({ tag, onPick }: { tag: string; onPick?: (tag: string) => void }) {
  const { kind } = tagParts(tag);
  const body = (
    <>
      {kind && <span class="tag-kind">{kindName(kind)}</span>}
      <span class="tag-value" dir="auto">
        {tagLabel(tag)}
      </span>
    </>
  );
  if (!onPick) return <span class="tag" data-tag={tag}>{body}</span>;
  return (
    <button type="button" class="tag" data-tag={tag} title={text.inbox.showTagged(tag)} onClick={() => onPick(tag)}>
      {body}
    </button>
  );
}

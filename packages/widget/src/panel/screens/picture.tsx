import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import pictureCss from '../../theme/panel/picture.css?inline';
import { useStyle } from '../components/later.tsx';
import { Layout } from '../components/layout.tsx';
import type { PictureRoute } from '../panel-context.ts';
import { usePanel } from '../panel-context.ts';
import type { Box } from '../picture/box.ts';
import { decode, editedFile, originOf } from '../picture/edited-file.ts';
import { createEditor, type Editor } from '../picture/editor.ts';
import { Sheet } from '../picture/sheet.tsx';
import { Tools } from '../picture/tools.tsx';

/**
 * Blacks out, draws on and cuts a picture before it is sent. However the player leaves, by Done, Back, Escape or closing
 * the panel, what was done counts; only Cancel takes it back. The other way round something blacked out could be sent.
 */
export function PictureScreen({ file, replace }: PictureRoute) {
  const { draft, back } = usePanel();
  useStyle(pictureCss);
  const { source, edits } = useMemo(() => originOf(file), [file]);
  const open = useSignal<{ picture: ImageBitmap; editor: Editor } | undefined>(undefined);
  const isBroken = useSignal(false);
  const cancelled = useRef(false);

  useEffect(() => {
    let left = false;
    void decode(source).then(
      (picture) => (left ? picture.close() : (open.value = { picture, editor: createEditor(picture, edits) })),
      () => (isBroken.value = true),
    );
    return () => {
      left = true;
      if (!open.value) return;
      const { picture, editor } = open.value;
      const isSame = cancelled.current || editor.edits.value === edits;
      // One that cannot be kept as the player wants it is not sent at all.
      const saving = isSame
        ? Promise.resolve()
        : editedFile(picture, { source, edits: editor.edits.value }, editor.cropped.value).then(replace, () => replace());
      draft.settle(saving.then(() => picture.close()));
    };
  }, []);

  const foot = (
    <div class="row">
      <button
        type="button"
        class="grow centred"
        onClick={() => {
          cancelled.current = true;
          back();
        }}
      >
        {text.cancel}
      </button>
      <button type="button" class="grow main" onClick={back}>
        {text.done}
      </button>
    </div>
  );
  const { picture, editor } = open.value ?? {};
  return (
    <Layout title={text.editPicture} foot={foot}>
      {isBroken.value && <p class="notice warn">{text.faults.file_unreadable}</p>}
      {picture && editor && (
        <div
          class="editor"
          onKeyDown={(event) => {
            if (event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            if (event.shiftKey) editor.redo();
            else editor.undo();
          }}
        >
          <Tools editor={editor} />
          <p class="hint" role="status">
            {editor.grabbed.value && editor.held.value
              ? `${shares(editor.held.value, editor.view.value)} · ${text.grabbedHint}`
              : text.toolHints[editor.tool.value]}
          </p>
          <Sheet picture={picture} editor={editor} />
        </div>
      )}
    </Layout>
  );
}

/** Where a box lies, in hundredths of the picture. */
function shares(box: Box, view: Box): string {
  const of = (value: number, length: number) => Math.round((value / length) * 100);
  return text.boxAt(
    of(box.x - view.x, view.width),
    of(box.y - view.y, view.height),
    of(box.width, view.width),
    of(box.height, view.height),
  );
}

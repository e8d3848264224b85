import { useSignal, type Signal } from '@preact/signals';
import type { CaseMessage } from '@savepoint/sdk';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';
import { canEdit, loadEditor } from '../picture/load-editor.ts';
import { Icon } from './icon.tsx';
import { Later } from './later.tsx';

const TAKEN = 'image/png,image/jpeg,image/webp,image/gif,video/mp4,video/webm,audio/*,text/plain,.log';

/** The files chosen for a message, each with a way out, and pictures with one to their editor. */
export function ChosenFiles({ files }: { files: Signal<File[]> }) {
  const swap = (file: File) => (edited?: File) => {
    files.value = files.value.flatMap((kept) => (kept === file ? (edited ?? []) : kept));
  };
  return files.value.map((file, i) => (
    <div class="row file" key={i}>
      <Thumbnail file={file} />
      <span class="grow clip" dir="auto">
        {file.name}
      </span>
      {canEdit(file) && <EditPicture file={file} label={text.edit(file.name)} replace={swap(file)} />}
      <button
        type="button"
        class="plain-icon"
        aria-label={text.remove(file.name)}
        onClick={() => (files.value = files.value.filter((kept) => kept !== file))}
      >
        <Icon name="close" />
      </button>
    </div>
  ));
}

/** The way to the editor of a picture. */
export function EditPicture({ file, label, replace }: { file: File; label: string; replace: (edited?: File) => void }) {
  const { go } = usePanel();
  useEffect(() => void loadEditor().catch(() => {}), []);
  return (
    <button type="button" class="plain-icon" aria-label={label} onClick={() => go({ name: 'picture', file, replace })}>
      <Icon name="draw" />
    </button>
  );
}

/** The way to choose files: a line with words, or the clip alone where there is no room. */
export function ChooseFiles({ files, brief }: { files: Signal<File[]>; brief?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={brief ? 'plain-icon' : 'quiet'}
        aria-label={text.attach}
        data-picker
        onClick={() => input.current?.click()}
      >
        <Icon name="file" /> {!brief && <span>{text.attach}</span>}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={TAKEN}
        onChange={(event) => {
          files.value = [...files.value, ...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

const openFile = () => import('../files/opened-file.tsx').then(({ OpenedFile }) => OpenedFile);

/** A file of a message, and how much of it has arrived while it is on its way. */
export function AttachedFile({ file }: { file: CaseMessage['attachments'][number] }) {
  const { name, sentShare } = file;
  const opened = useSignal(false);
  return (
    <>
      <button type="button" class="row attached" aria-expanded={opened.value} onClick={() => (opened.value = !opened.value)}>
        <Icon name="file" />
        <span class="clip" dir="auto">
          {name}
        </span>
      </button>
      {opened.value && <Later load={openFile} props={{ file }} />}
      {sentShare !== undefined && (
        <progress max={100} value={Math.floor(sentShare * 100)} aria-label={text.sending(name)} />
      )}
    </>
  );
}

/** A picture file drawn on a canvas, which a strict page allows where it forbids blob addresses. */
export function Thumbnail({ file }: { file: Blob }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    if (file.type.startsWith('image/')) {
      void createImageBitmap(file, { resizeHeight: 144, resizeQuality: 'medium' }).then(
        (picture) => {
          const target = canvas.current;
          if (gone || !target) return;
          target.width = picture.width;
          target.height = picture.height;
          target.getContext('2d')?.drawImage(picture, 0, 0);
        },
        () => {},
      );
    }
    return () => void (gone = true);
  }, [file]);
  return file.type.startsWith('image/') ? <canvas ref={canvas} class="thumb" /> : <Icon name="file" />;
}

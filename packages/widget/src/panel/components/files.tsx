import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Icon } from './icon.tsx';

const TAKEN = 'image/png,image/jpeg,image/webp,image/gif,video/mp4,video/webm,audio/*,text/plain,.log';

/** The files chosen for a message, each with a way out, and the way to choose more. */
export function Files({ files }: { files: Signal<File[]> }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {files.value.map((file) => (
        <div class="row file" key={file.name + file.size}>
          <Thumbnail file={file} />
          <span class="grow clip">{file.name}</span>
          <button
            type="button"
            class="plain-icon"
            aria-label={text.remove(file.name)}
            onClick={() => (files.value = files.value.filter((kept) => kept !== file))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button type="button" class="quiet" onClick={() => input.current?.click()}>
        <Icon name="file" /> <span>{text.attach}</span>
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

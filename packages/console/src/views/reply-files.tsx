import type { Attachment, Uuid } from '@savepoint/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import { addressOf, isPicture } from '../components/attachment.tsx';
import { Icon } from '../components/icon.tsx';
import { problemText } from '../format/problem-text.ts';
import { size } from '../format/size.ts';
import { text } from '../i18n/text.ts';
import type { Upload } from '../models/attaching.ts';
import { useDesk } from './desk-context.ts';
import { ReplyTool } from './reply-tool.tsx';

interface ReplyFilesProps {
  caseId: Uuid;
  files: readonly Attachment[];
  onChange(files: readonly Attachment[]): void;
}

/** The files of a reply that is being written: those that are there, and those on their way. */
export function ReplyFiles({ caseId, files, onChange }: ReplyFilesProps) {
  const { attaching } = useDesk();
  const uploads = attaching.uploads.value.filter((upload) => upload.caseId === caseId);
  if (files.length + uploads.length === 0) return null;
  return (
    <ul class="reply-files" aria-label={text.attaching.files}>
      {files.map((file) => (
        <li key={file.sha256} class="reply-file">
          <KeptGlimpse file={file} />
          <span class="file-name" dir="auto">{file.name}</span>
          <span class="file-size">{size(file.sizeBytes)}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={text.attaching.remove(file.name)}
            onClick={() => onChange(files.filter((kept) => kept !== file))}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
      {uploads.map((upload) => (
        <OnItsWay key={upload.id} upload={upload} />
      ))}
    </ul>
  );
}

function OnItsWay({ upload: { id, file, share, problem } }: { upload: Upload }) {
  const { attaching } = useDesk();
  return (
    <li class="reply-file" data-failed={problem !== null}>
      <Glimpse file={file} />
      <span class="file-name" dir="auto">{file.name}</span>
      {problem ? (
        <>
          <span class="reply-file-problem" role="alert">
            {problem.code === 'body_too_large' ? text.attaching.tooLarge : problemText(problem)}
          </span>
          {!problem.refused && (
            <button type="button" class="link" onClick={() => attaching.retry(id)}>
              {text.common.tryAgain}
            </button>
          )}
        </>
      ) : (
        <progress max={1} value={share} aria-label={text.attaching.uploading(file.name)} />
      )}
      <button type="button" class="icon-button" aria-label={text.attaching.remove(file.name)} onClick={() => attaching.drop(id)}>
        <Icon name="close" />
      </button>
    </li>
  );
}

/** After a reload the server alone has the picture. */
function KeptGlimpse({ file }: { file: Attachment }) {
  const [missing, setMissing] = useState(false);
  const here = useDesk().attaching.fileOf(file.sha256);
  if (here || missing || !isPicture(file)) return <Glimpse file={here} />;
  return <img class="reply-file-glimpse" src={addressOf(file)} alt="" onError={() => setMissing(true)} />;
}

/** A picture as this page has it, drawn on a canvas: the desk's policy allows no addresses of its own making. */
function Glimpse({ file }: { file: File | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = file?.type.startsWith('image/');
  useEffect(() => {
    if (!file || !drawn) return undefined;
    let gone = false;
    createImageBitmap(file, { resizeHeight: 56, resizeQuality: 'medium' }).then(
      (picture) => {
        const target = canvas.current;
        if (gone || !target) return;
        [target.width, target.height] = [picture.width, picture.height];
        target.getContext('2d')?.drawImage(picture, 0, 0);
      },
      // What is no picture after all is a file like any other.
      () => undefined,
    );
    return () => void (gone = true);
  }, [file]);
  return drawn ? <canvas ref={canvas} class="reply-file-glimpse" aria-hidden="true" /> : <Icon name="file" />;
}

const TAKEN = 'image/png,image/jpeg,image/webp,image/gif,video/mp4,video/webm,text/plain,.log';

/** The button that chooses files. */
export function AttachButton({ caseId }: { caseId: Uuid }) {
  const { attaching } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ReplyTool icon="attach" label={text.attaching.attach} name="attach" onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={TAKEN}
        onChange={({ currentTarget }) => {
          attaching.add(caseId, [...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** What lies in a paste or a drop: its files, or none where it is words. */
export const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

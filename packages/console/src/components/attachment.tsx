import type { Attachment } from '@savepoint/protocol';
import { useState } from 'preact/hooks';
import { size } from '../format/size.ts';
import { text } from '../i18n/text.ts';
import { Icon } from './icon.tsx';
import { Modal } from './modal.tsx';

const SHOWN_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'];

export const isPicture = ({ type }: Attachment): boolean => SHOWN_TYPES.includes(type);

export const addressOf = ({ sha256 }: Attachment): string => `/staff/files/${sha256}`;

/** A file a player attached in; a picture that opens larger, or a link, out. A file that is missing is said. */
export function AttachmentView({ file, missing }: { file: Attachment; missing: boolean }) {
  const address = addressOf(file);
  if (isPicture(file)) return <Picture file={file} address={address} missing={missing} />;
  if (missing) return <Missing file={file} />;
  return (
    <a class="file" href={address} download={file.name}>
      <Icon name="file" />
      <span class="file-name" dir="auto">
        {file.name}
      </span>
      <span class="file-size">{size(file.sizeBytes)}</span>
    </a>
  );
}

function Missing({ file, look }: { file: Attachment; look?: () => void }) {
  const [before, after] = text.cases.file.missing(size(file.sizeBytes));
  return (
    <div class="file file-missing">
      <Icon name="alert" />
      <span>
        {before}
        <bdi>{file.name}</bdi>
        {after}
      </span>
      {look && (
        <button type="button" class="link" onClick={look}>
          {text.cases.file.lookAgain}
        </button>
      )}
    </div>
  );
}

function Picture(props: { file: Attachment; address: string; missing: boolean }) {
  const { file, address } = props;
  const [tries, setTries] = useState(0);
  const [missing, setMissing] = useState(props.missing);
  const [large, setLarge] = useState(false);
  if (missing) {
    const look = () => {
      setTries(tries + 1);
      setMissing(false);
    };
    return <Missing file={file} look={look} />;
  }
  return (
    <>
      <button type="button" class="thumbnail" aria-label={text.cases.file.openPicture(file.name)} onClick={() => setLarge(true)}>
        <img key={tries} src={address} alt={file.name} loading="lazy" onError={() => setMissing(true)} />
      </button>
      {large && (
        <Modal label={file.name} class="modal-picture" onClose={() => setLarge(false)}>
          <img src={address} alt={file.name} />
          <p class="modal-caption">
            <bdi>{file.name}</bdi> · {size(file.sizeBytes)}
          </p>
        </Modal>
      )}
    </>
  );
}

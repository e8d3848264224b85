import { useSignal } from '@preact/signals';
import type { CaseMessage } from '@savepoint/sdk';
import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Thumbnail } from '../components/files.tsx';
import { Icon } from '../components/icon.tsx';
import { useStyle } from '../components/later.tsx';
import { usePanel } from '../panel-context.ts';
import { saveFile } from '../save-file.ts';
import css from './opened-file.css?inline';
import { Play } from './play.tsx';

/** What is in a file of a message: a picture to see, a voice to hear, anything to keep. */
export function OpenedFile({ file: named }: { file: CaseMessage['attachments'][number] }) {
  const { support } = usePanel();
  const file = useSignal<File | 'waiting' | undefined>('waiting');
  useStyle(css);
  useEffect(() => {
    void support
      .features()
      .then((features) => features?.ownCases())
      .then((cases) => cases?.file(named))
      .then((found) => (file.value = found), () => (file.value = undefined));
  }, []);
  const found = file.value;
  if (found === 'waiting') return <p class="opened" role="status" aria-busy="true" />;
  if (!found) return <small role="status">{text.fileNotHere}</small>;
  return (
    <div class="opened">
      {found.type.startsWith('image/') && <Thumbnail file={found} />}
      {found.type.startsWith('audio/') && <Play file={found} />}
      <button type="button" class="plain-icon" aria-label={text.keepFile(found.name)} onClick={() => saveFile(found)}>
        <Icon name="save" />
      </button>
    </div>
  );
}

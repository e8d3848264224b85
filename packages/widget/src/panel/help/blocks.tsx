import { useSignal } from '@preact/signals';
import type { HelpBlock, HelpPicture } from '@savepoint/protocol';
import type { Help } from '@savepoint/sdk';
import { useEffect } from 'preact/hooks';
import { Runs } from './runs.tsx';

/** One block of an article; nothing for a kind that a newer server knows. */
export function Block({ help, block }: { help: Help; block: HelpBlock }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Runs help={help} of={block.text} />
        </p>
      );
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'steps':
      return (
        <ol class="steps">
          {block.items.map(({ text, picture }, i) => (
            <li key={i}>
              <Runs help={help} of={text} />
              {picture && <Picture help={help} picture={picture} />}
            </li>
          ))}
        </ol>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, i) => (
            <li key={i}>
              <Runs help={help} of={item} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <Table help={help} {...block} />;
    case 'picture':
      return <Picture help={help} picture={block.picture} />;
    case 'note':
      return (
        <p class={block.tone === 'warning' ? 'notice warn' : 'notice'}>
          <Runs help={help} of={block.text} />
        </p>
      );
    default:
      return null;
  }
}

/** Wider than the panel it scrolls by itself, also by keys. */
function Table({ help, head, rows }: { help: Help } & Extract<HelpBlock, { type: 'table' }>) {
  return (
    <div class="scroll" tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={i} scope="col">
                <Runs help={help} of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>
                  <Runs help={help} of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Its place is kept before its bytes are there, from this device or the network. */
function Picture({ help, picture }: { help: Help; picture: HelpPicture }) {
  const address = useSignal('');
  useEffect(() => {
    let made = '';
    let late = false;
    void help.picture(picture).then((bytes) => {
      if (!bytes || late) return;
      address.value = made = URL.createObjectURL(bytes);
    });
    return () => {
      late = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [picture.sha256]);
  const { width, height, alt } = picture;
  return <img src={address.value || undefined} width={width} height={height} alt={alt} />;
}

import { useLayoutEffect } from 'preact/hooks';
import { adopt } from '../../boot/host.ts';
import { usePanel } from '../panel-context.ts';
import { Conversation } from './conversation.tsx';
import chatCss from './chat.css?inline';
import { StartScreen } from './start.tsx';

const dressed = new WeakSet<ShadowRoot>();

/** A live conversation, or the beginning of one. */
export function ChatScreen({ caseId }: { caseId?: string }) {
  const { heading } = usePanel();
  useLayoutEffect(() => {
    const root = heading.current?.getRootNode() as ShadowRoot | undefined;
    if (!root || dressed.has(root)) return;
    dressed.add(root);
    adopt(root, chatCss);
  }, []);
  return caseId === undefined ? <StartScreen /> : <Conversation key={caseId} caseId={caseId} />;
}

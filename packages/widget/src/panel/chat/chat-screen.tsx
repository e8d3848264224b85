import { useStyle } from '../components/later.tsx';
import chatCss from './chat.css?inline';
import { Conversation } from './conversation.tsx';
import { StartScreen } from './start.tsx';

/** A live conversation, or the beginning of one. */
export function ChatScreen({ caseId }: { caseId?: string }) {
  useStyle(chatCss);
  return caseId === undefined ? <StartScreen /> : <Conversation key={caseId} caseId={caseId} />;
}

import type { CaseMessage } from '@savepoint/sdk';
import { Component, Fragment } from 'preact';
import { Message } from '../components/message.tsx';
import { day } from '../dates.ts';

interface GroupProps {
  messages: CaseMessage[];
  /** The message before the first one, if any. */
  before: CaseMessage | undefined;
  takeBack(message: CaseMessage): void;
}

/** Messages in one group: so few are drawn at once, and so many drawn anew when one of them changes. */
export const GROUP = 10;

/**
 * A part of a conversation, drawn anew only when something in it has changed. Off screen the browser passes it over
 * (`content-visibility`), so that thousands of messages cost what the visible ones cost.
 */
export class Group extends Component<GroupProps> {
  override shouldComponentUpdate(next: GroupProps): boolean {
    const { messages, before } = this.props;
    return (
      before?.id !== next.before?.id ||
      messages.length !== next.messages.length ||
      messages.some((message, i) => message !== next.messages[i] && !looksSame(message, next.messages[i]!))
    );
  }

  override render() {
    const { messages, before, takeBack } = this.props;
    return (
      <ol class="messages group">
        {messages.map((message, i) => {
          const last = messages[i - 1] ?? before;
          const newDay = !last || !isSameDay(last.at, message.at);
          return (
            <Fragment key={message.id}>
              {newDay && (
                <li class="day">
                  <span>{day(message.at)}</span>
                </li>
              )}
              <Message message={message} takeBack={() => takeBack(message)} />
            </Fragment>
          );
        })}
      </ol>
    );
  }
}

function looksSame(one: CaseMessage, other: CaseMessage): boolean {
  const share = ({ attachments }: CaseMessage) => attachments.map(({ sentShare }) => sentShare).join();
  return one.id === other.id && one.status === other.status && one.at === other.at && share(one) === share(other);
}

const isSameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString();

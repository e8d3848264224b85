import { useSignal } from '@preact/signals';
import type { TopicForm } from '@savepoint/protocol';
import { useEffect } from 'preact/hooks';
import { spoken } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';

/** The forms of the game in the player's language, as far as they are on this device; they come with the help. */
export function useForms(): readonly TopicForm[] {
  const { support } = usePanel();
  const forms = useSignal<readonly TopicForm[]>([]);
  const { tag } = spoken.value;
  useEffect(() => {
    let gone = false;
    let undo = () => {};
    const follow = async () => {
      const help = await (await support.features())?.help();
      if (!help || gone) return;
      undo = help.content.subscribe((content) => (forms.value = content?.forms ?? []));
      await help.open(tag);
    };
    follow().catch(() => {});
    return () => {
      gone = true;
      undo();
    };
  }, [tag]);
  return forms.value;
}

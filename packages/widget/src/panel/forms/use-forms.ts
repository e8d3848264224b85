import type { TopicForm } from '@savepoint/protocol';
import { usePanel } from '../panel-context.ts';

/** The forms of the game in the player's language, as far as they are on this device; they come with the help. */
export const useForms = (): readonly TopicForm[] => usePanel().help.value?.content.value?.forms ?? [];

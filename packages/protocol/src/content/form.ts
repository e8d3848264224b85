import * as v from 'valibot';
import { TOPICS } from '../topics.ts';

/** What is asked of a report of one topic. */
export const topicForm = v.object({ topic: v.picklist(TOPICS) });

export type TopicForm = v.InferOutput<typeof topicForm>;

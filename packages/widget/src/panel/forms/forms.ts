/** What comes with the first form: its fields while it is filled in, and the answers afterwards. */
export { GivenAnswers } from './given-answers.tsx';
export { TopicFields } from './topic-fields.tsx';

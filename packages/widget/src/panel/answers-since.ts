import type { Answers, Topic } from '@savepoint/protocol';

/** What is filled in, by topic. */
export type AllAnswers = Partial<Record<Topic, Answers>>;

/** What has been answered, or answered otherwise, since `before`. */
export function answersSince(before: AllAnswers, now: AllAnswers): AllAnswers {
  const changed = Object.entries(now).map(([topic, answers]) => {
    const fresh = Object.entries(answers).filter(([field, answer]) => answer !== before[topic as Topic]?.[field]);
    return [topic, Object.fromEntries(fresh)] as const;
  });
  return Object.fromEntries(changed.filter(([, answers]) => Object.keys(answers).length > 0));
}

import type { Answers, Topic } from '@savepoint/protocol';

/** A report that is being written, as kept on the device under `draft`: it outlives a killed tab. Files are not in it. */
export interface ReportDraft {
  v: 1;
  topic: Topic;
  text: string;
  /** What was filled in, by topic. */
  answers: Partial<Record<Topic, Answers>>;
  /** Answers to cases that are being written, by case. */
  replies: Record<string, string>;
}

export const DRAFT_KEY = 'draft';

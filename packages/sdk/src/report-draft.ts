import type { Answers, Topic } from '@savepoint/protocol';

/** A report that is being written, as kept on the device under `draft`: it outlives a killed tab. */
export interface ReportDraft {
  v: 1;
  topic: Topic;
  text: string;
  /** What was filled in, by topic. */
  answers: Partial<Record<Topic, Answers>>;
  /** Answers to cases that are being written, by case. */
  replies: Record<string, string>;
}

/** What is attached to it, kept apart under `draft-files`: files are large, and do not change with every letter. */
export interface DraftFiles {
  v: 1;
  report: File[];
  /** The picture of the game after the player has worked on it. */
  edited: File[];
  /** Those chosen for fields of forms, by topic and field: `topic/field`. */
  fields: Record<string, File[]>;
  /** Those for answers to cases, by case. */
  replies: Record<string, File[]>;
}

/** What an earlier page has left of either. */
export interface KeptDraft {
  draft?: ReportDraft | undefined;
  files?: DraftFiles | undefined;
}

export const DRAFT_KEY = 'draft';
export const DRAFT_FILES_KEY = 'draft-files';

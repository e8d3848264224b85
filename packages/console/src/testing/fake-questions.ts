import type { Api } from '../models/api.ts';
import { ApiError, type FailureCode } from '../models/api-error.ts';

/** Questions to a server in memory: each is written down, and fails where a test has said so. */
export function createFakeQuestions() {
  const asked: string[] = [];
  const failures: { name: keyof Api; code: FailureCode; after: boolean }[] = [];
  return {
    asked,
    /** The next question of this name fails; `after` lets it take effect and loses only the answer. */
    fail: (name: keyof Api, code: FailureCode, after = false): void => void failures.push({ name, code, after }),
    async ask<T>(name: keyof Api, label: string, answer: () => T): Promise<T> {
      asked.push(label);
      const index = failures.findIndex((failure) => failure.name === name);
      const failure = failures[index];
      if (failure) failures.splice(index, 1);
      if (failure && !failure.after) throw new ApiError(failure.code);
      // As it is when it is asked for; whatever happens before it arrives makes it old.
      const result = structuredClone(answer());
      await Promise.resolve();
      if (failure) throw new ApiError(failure.code);
      return result;
    },
  };
}

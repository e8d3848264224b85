/** Rejects where `task` is not done within `limitMs`, as of a download at the end of a tunnel, which neither comes nor fails. */
export const soon = <T>(task: Promise<T>, limitMs: number): Promise<T> =>
  Promise.race([task, new Promise<never>((_, reject) => setTimeout(reject, limitMs))]);

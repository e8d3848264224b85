/** In: jobs, whenever they come. Out: each job's answer, after the run it was part of. */
export interface Group<Job, Answer> {
  submit(job: Job): Promise<Answer>;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
}

export interface GroupOptions<Job, Answer> {
  /** Takes jobs in their order; all or nothing. Answers in the same order. */
  run(jobs: Job[]): Promise<Answer[]>;
  weigh(job: Job): number;
  maxJobs: number;
  maxWeight: number;
}

interface Waiting<Job, Answer> {
  job: Job;
  resolve(answer: Answer): void;
  reject(problem: unknown): void;
}

/**
 * Runs jobs one group at a time: those that come while a group runs make up the next one. Under load many requests
 * share one commit, and a lone request waits for nothing but what has come already. A group that fails is run again job by job, so that a
 * job no database can take costs its own caller only.
 */
export function createGroup<Job, Answer>(options: GroupOptions<Job, Answer>): Group<Job, Answer> {
  const waiting: Waiting<Job, Answer>[] = [];
  let running: Promise<void> | null = null;

  function nextGroup(): Waiting<Job, Answer>[] {
    let weight = 0;
    let count = 0;
    for (const { job } of waiting) {
      weight += options.weigh(job);
      if (count > 0 && (count >= options.maxJobs || weight > options.maxWeight)) break;
      count++;
    }
    return waiting.splice(0, count);
  }

  async function runGroup(group: Waiting<Job, Answer>[]): Promise<void> {
    try {
      const answers = await options.run(group.map(({ job }) => job));
      group.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (problem) {
      if (group.length === 1) return group[0]!.reject(problem);
      for (const one of group) await runGroup([one]);
    }
  }

  async function runAll(): Promise<void> {
    // What has come with it, on other sockets in the same moment, is taken along.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await runGroup(nextGroup());
    running = null;
  }

  return {
    submit: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        running ??= runAll();
      }),
    idle: () => running ?? Promise.resolve(),
  };
}

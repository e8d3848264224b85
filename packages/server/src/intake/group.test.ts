import { expect, test } from 'vitest';
import { createGroup } from './group.ts';

/** A group whose runs end when the test says so. */
function stage(maxJobs = 10) {
  const runs: { jobs: string[]; end: () => void }[] = [];
  const group = createGroup<string, string>({
    run: (jobs) =>
      new Promise((resolve, reject) => {
        const end = () => (jobs.some((job) => job === 'poison') ? reject(new Error('no')) : resolve(jobs));
        runs.push({ jobs, end });
      }),
    weigh: (job) => job.length,
    maxJobs,
    maxWeight: 12,
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { group, runs, settle };
}

test('runs a lone job at once, and those that come meanwhile together', async () => {
  const { group, runs, settle } = stage();
  const answers = [group.submit('a')];
  await settle();
  expect(runs.map((run) => run.jobs)).toEqual([['a']]);
  answers.push(...['b', 'c'].map((job) => group.submit(job)));
  await settle();
  expect(runs.map((run) => run.jobs)).toEqual([['a']]);
  runs[0]!.end();
  await settle();
  expect(runs.map((run) => run.jobs)).toEqual([['a'], ['b', 'c']]);
  let answered = false;
  void answers[1]!.then(() => (answered = true));
  await settle();
  expect(answered).toBe(false);
  runs[1]!.end();
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c']);
  await group.idle();
});

test('begins a new group at so many jobs or so much weight, but takes any single job', async () => {
  const { group, runs, settle } = stage(2);
  for (const job of ['b', 'c', 'd', 'a job heavier than the limit', 'e']) void group.submit(job);
  await settle();
  for (let index = 0; index < 3; index++) {
    runs[index]!.end();
    await settle();
  }
  expect(runs.map((run) => run.jobs)).toEqual([['b', 'c'], ['d'], ['a job heavier than the limit'], ['e']]);
});

test('lets a job that cannot be run fail alone', async () => {
  const { group, runs, settle } = stage();
  const outcomes = ['b', 'poison', 'c'].map((job) => group.submit(job).catch(() => 'failed'));
  await settle();
  for (let index = 0; index < 4; index++) {
    runs[index]!.end();
    await settle();
  }
  expect(await Promise.all(outcomes)).toEqual(['b', 'failed', 'c']);
  expect(runs.map((run) => run.jobs)).toEqual([['b', 'poison', 'c'], ['b'], ['poison'], ['c']]);
});

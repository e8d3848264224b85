import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { ApiError } from './api-error.ts';
import { createAttaching } from './attaching.ts';
import { createDrafts } from './drafts.ts';

function open() {
  const answers: { resolve(sha256: string): void; reject(problem: ApiError): void; onShare(share: number): void }[] = [];
  const storage = createFakeStorage();
  const api = { saveDraft: async () => ({ version: 1 }), caseById: async () => aCase(1) };
  const drafts = createDrafts({ storage, api, visible: signal(true), tabs: createFakePage().tabs, staffId: () => 'rosa', later: () => {} });
  const upload = (_file: Blob, onShare: (share: number) => void) =>
    new Promise<string>((resolve, reject) => answers.push({ resolve, reject, onShare }));
  return { answers, drafts, attaching: createAttaching({ upload }, drafts) };
}
const aFile = (name: string, bytes = 3) => new File([new Uint8Array(bytes)], name, { type: 'image/png' });

test('a file belongs to the draft when it is there, and not when it was given up on its way', async () => {
  const { answers, drafts, attaching } = open();
  attaching.add('c1', [aFile('a.png'), aFile('b.png')]);
  answers[0]!.onShare(0.5);
  expect(attaching.uploads.value.map(({ file, share }) => [file.name, share])).toEqual([['a.png', 0.5], ['b.png', 0]]);
  attaching.drop(attaching.uploads.value[0]!.id);
  for (const [index, answer] of answers.entries()) answer.resolve(String(index).repeat(64));
  await settled();
  expect(drafts.files('c1', 'reply')).toEqual([{ sha256: '1'.repeat(64), name: 'b.png', type: 'image/png', sizeBytes: 3 }]);
  expect(attaching.uploads.value).toEqual([]);
});

test('what failed says why, and is tried again by hand', async () => {
  const { answers, drafts, attaching } = open();
  attaching.add('c1', [aFile('a.png'), aFile('film.mp4', 8 * 1024 * 1024 + 1)]);
  answers[0]!.reject(new ApiError('unreachable'));
  await settled();
  expect(attaching.uploads.value.map(({ problem }) => problem?.code)).toEqual(['unreachable', 'body_too_large']);
  attaching.retry(attaching.uploads.value[0]!.id);
  answers[1]!.resolve('a'.repeat(64));
  await settled();
  expect(drafts.files('c1', 'reply')).toHaveLength(1);
  expect(attaching.uploads.value).toHaveLength(1);
});

test('what failed for want of the line waits to be tried again by itself, what was refused does not', async () => {
  const { answers, drafts, attaching } = open();
  attaching.add('c1', [aFile('a.png'), aFile('b.exe')]);
  answers[0]!.reject(new ApiError('unreachable'));
  answers[1]!.reject(new ApiError('unsupported_media_type'));
  await settled();
  expect(attaching.unreached.value).toBe(true);
  attaching.retryUnreached();
  expect([answers.length, attaching.unreached.value]).toEqual([3, false]);
  answers[2]!.resolve('a'.repeat(64));
  await settled();
  expect(drafts.files('c1', 'reply').map(({ name }) => name)).toEqual(['a.png']);
});

import { expect, test } from 'vitest';
import { createSearch } from './search.ts';

test('Vietnamese is found however much of its marks is typed', async () => {
  const titles = ['Mất đồ', 'Đổi mật khẩu', 'Chặn người chơi'];
  const articles = titles.map((title) => ({ id: title, title, body: [] }));
  const { search } = await createSearch([{ id: 'all', title: 'Trợ giúp', articles }], 'vi');
  const first = (query: string) => search(query)[0]?.id;
  expect(['mat do', 'đồ', 'do', 'doi mk', 'DOI', 'chan'].map(first)).toEqual([
    'Mất đồ', 'Mất đồ', 'Mất đồ', 'Đổi mật khẩu', 'Đổi mật khẩu', 'Chặn người chơi',
  ]);
});

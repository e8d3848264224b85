import type { Messages } from '../en.ts';

export const time: Messages['time'] = {
  now: '刚刚',
  today: '今天',
  yesterday: '昨天',
  seconds: (count) => `${count} 秒`,
  minutes: (count) => `${count} 分钟`,
  hours: (count) => `${count} 小时`,
  days: (count) => `${count} 天`,
};

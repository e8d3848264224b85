import type { Messages } from '../en.ts';

export const notes: Messages['notes'] = {
  modes: '发送对象',
  label: '内部备注',
  placeholder: '输入内部备注，用 @ 提醒同事',
  lead: '仅客服可见。',
  amongUs: '内部备注，仅客服可见',
  add: '添加备注',
  notAdded: '备注未能添加。',
  keyHint: '按 Ctrl+Shift+Enter 添加备注，内容尚未发送。',
  people: '同事',
  mentions: (count) => `${count} 条备注提到了你`,
  here: (names) => `${names}也打开了此工单。`,
  writing: (names) => `${names}正在撰写回复。`,
  meanwhile: (name) => `${name}刚刚已回复：`,
  sendAnyway: '仍然发送',
  discard: '放弃',
};

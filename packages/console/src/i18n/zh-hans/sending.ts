import type { Messages } from '../en.ts';

export const sending: Messages['sending'] = {
  inSeconds: (seconds) => `${seconds} 秒后发送`,
  waits: '可撤回。',
  behind: '等待前一条发出。',
  undo: '撤回',
  notUndone: '未能撤回。',
  stopped: (number) => `给${number}的回复未发送：同事已先回复。`,
  someCase: '某个工单',
  look: '查看',
  closesWith: (number) => `工单 #${number} 将在回复发出时关闭。`,
  hold: '撤回发送',
  holdLead: '在此时间内可按 z 撤回回复。会话消息立即发送。',
  off: '关闭',
  seconds: (seconds) => `${seconds} 秒`,
  kept: '已保存。',
};

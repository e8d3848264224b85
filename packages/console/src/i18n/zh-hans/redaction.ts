import type { Messages } from '../en.ts';

export const redaction: Messages['redaction'] = {
  open: '永久移除…',
  ofMessage: (author) => `永久移除${author}这条消息中的内容`,
  messageTitle: '移除消息中的内容',
  reportTitle: '移除报告中的信息',
  warning: '标记的内容会从这里、搜索结果和玩家的设备上一并移除，任何人都无法恢复，也不能撤销。时间线和审计日志会留下操作记录和原因。',
  message: '消息',
  howTo: '选中文字，再按 Delete 键。',
  mark: '标记所选文字',
  markAll: '标记全部文字',
  left: '移除后保留的内容',
  files: '要移除的文件',
  again: '重新选择',
  nothing: '报告没有附带信息。',
  chosen: (parts) => (parts === 0 ? '尚未标记任何内容。' : `已标记 ${parts} 处。`),
  along: '一并移除',
  reason: '原因（请勿重复要移除的内容）',
  take: '永久移除',
  notDone: '没有移除任何内容。',
};

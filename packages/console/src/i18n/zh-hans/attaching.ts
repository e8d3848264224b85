import type { Messages } from '../en.ts';

export const attaching: Messages['attaching'] = {
  attach: '添加附件',
  files: '回复的附件',
  remove: (name) => `移除 ${name}`,
  uploading: (name) => `正在上传 ${name}`,
  tooLarge: '超过 8 MB。',
  tooMany: (most) => `每条回复最多 ${most} 个附件。`,
  waits: '附件仍在上传。',
  failed: '有附件未上传成功：请重试或移除。',
  needsWords: '请为附件写几句说明。',
};

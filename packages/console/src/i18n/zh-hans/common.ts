import type { Messages } from '../en.ts';

export const common: Messages['common'] = {
  close: '关闭',
  cancel: '取消',
  tryAgain: '重试',
  undo: '撤销',
  dismiss: '知道了',
  loading: '加载中…',
  save: '保存',
  saving: '保存中…',
  saved: '已保存。',
  remove: '删除',
  copy: '复制',
  copied: '已复制',
  done: '完成',
  back: '返回',
  backToList: '返回列表',
  yes: '是',
  no: '否',
  none: '无',
  because: (what, why) => `${what}${why}`,
};

import type { Messages } from '../en.ts';

export const common: Messages['common'] = {
  close: '关闭',
  cancel: '取消',
  tryAgain: '重试',
  undo: '撤销',
  dismiss: '知道了',
  loading: '加载中…',
  backToList: '返回列表',
  yes: '是',
  no: '否',
  none: '无',
  because: (what, why) => `${what}${why}`,
};

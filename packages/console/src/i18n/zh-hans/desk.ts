import type { Messages } from '../en.ts';

export const desk: Messages['desk'] = {
  title: 'Savepoint 客服工作台',
  opening: '正在打开工作台…',
  home: 'Savepoint 客服工作台，全部工单',
  reconnecting: '正在重新连接…',
  importReport: '导入问题文件',
  keyboardHelp: '快捷键说明',
  colours: { system: '跟随系统', light: '浅色', dark: '深色' },
  coloursNow: (now) => `外观：${now}`,
  coloursChange: (now, next) => `外观：${now}，切换为${next}`,
  signOut: '退出登录',
  notSignedOut: '未能退出登录。',
  keyboard: {
    title: '快捷键',
    next: '下一个工单',
    previous: '上一个工单',
    open: '打开工单',
    reply: '写回复',
    send: '发送回复',
    close: '关闭工单',
    context: '显示或隐藏环境信息',
    search: '搜索',
    leave: '离开输入框',
    help: '本说明',
    hint: '光标不在输入框里时，字母快捷键才生效。',
  },
};

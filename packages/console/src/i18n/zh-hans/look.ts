import type { Messages } from '../en.ts';

export const look: Messages['look'] = {
  lead: '客服面板在游戏中的外观。玩家在下次同步时收到；游戏页面自己设置的样式优先。',
  preset: '基础风格',
  presets: { clean: '简洁', arcade: '街机', fantasy: '奇幻' },
  colours: '颜色',
  looks: { light: '浅色', dark: '深色' },
  names: {
    bg: '背景',
    surface: '输入框与卡片',
    header: '顶栏',
    text: '文字',
    muted: '次要文字',
    line: '线条',
    accent: '按钮',
    'on-accent': '按钮文字',
    danger: '问题提示',
  },
  font: '字体',
  fonts: { system: '系统字体', mono: '等宽字体', serif: '衬线字体', rounded: '圆体' },
  side: '入口按钮位置',
  sides: { start: '行首一侧', end: '行尾一侧' },
  sideHint: '首次打开面板后才会移到此处。若要一开始就在此处，请在页面中写 data-side="start"。',
  radius: (px) => `圆角：${px} 像素`,
  readable: (look) => `${look}：所有人都能看清（符合 WCAG 2.2 AA）。`,
  unreadable: (look) => `${look}：部分玩家可能看不清。`,
  fault: (on, under, ratio, least) => `${under}上的${on}：${ratio}，至少需要 ${least}`,
};

import type { Messages } from '../en.ts';

export const settings: Messages['settings'] = {
  pages: {
    help: '帮助内容',
    forms: '表单',
    rules: '标签规则',
    replies: '快捷回复',
    hours: '服务时间',
    theme: '外观',
    people: '成员',
    'api-keys': 'API 密钥',
    audit: '操作日志',
    games: '游戏',
  },
  notAllowed: '你的角色无权查看此页。',
  failed: '加载失败',
  onGames: '范围',
  allGames: '全部游戏（包括以后新增的）',
  someGames: '部分游戏',
  role: '角色',
  roleOn: (game) => `在${game}中的角色`,
  noRole: '无权限',
  everywhere: (role) => `全部游戏：${role}`,
  once: '仅显示这一次。',
};

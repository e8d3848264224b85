import type { Messages } from '../en.ts';

export const inbox: Messages['inbox'] = {
  title: '工单列表',
  cases: '工单',
  unread: '未读',
  fresh: (count) => `${count} 条新动态`,
  loadMore: '加载更多',
  failed: '工单加载失败',
  nobodyWaits: '没有玩家在等待',
  nothing: {
    open: '没有符合条件的待处理工单',
    answered: '没有符合条件的已回复工单',
    closed: '没有符合条件的已关闭工单',
    all: '没有符合条件的工单',
  },
  clear: '清除筛选',
  search: '搜索工单',
  state: '状态',
  all: '全部',
  game: '游戏',
  allGames: '全部游戏',
  topic: '问题类型',
  allTopics: '全部类型',
  removeFilter: '移除此筛选',
  showTagged: (tag) => `查看带有“${tag}”标签的工单`,
  chats: {
    label: '等待接入的会话',
    title: '等待接入',
    accept: '接入',
    acceptOf: (player) => `接入与${player}的会话`,
    waited: '等待时长',
  },
};

import type { Messages } from '../en.ts';

export const inbox: Messages['inbox'] = {
  title: '工单列表',
  cases: '工单',
  unread: '未读',
  fresh: (count) => `${count} 条新动态`,
  loadMore: '加载更多',
  failed: '工单加载失败',
  nobodyWaits: '没有玩家在等待',
  nothing: '没有符合条件的工单',
  clear: '清除筛选',
  search: '搜索工单',
  showTagged: (tag) => `查看带有“${tag}”标签的工单`,
  chats: {
    label: '等待接入的会话',
    title: '等待接入',
    accept: '接入',
    acceptOf: (player) => `接入与${player}的会话`,
    waited: '等待时长',
  },
};

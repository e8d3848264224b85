import type { Messages } from '../en.ts';

export const names: Messages['names'] = {
  topics: {
    bug: '游戏故障',
    payment: '充值支付',
    compensation: '奖励补偿',
    account: '账号登录',
    ban_appeal: '封号申诉',
    player_conduct: '举报玩家',
    piracy: '盗版外挂',
    feedback: '意见建议',
    other: '其他',
  },
  states: { open: '待处理', answered: '已回复', closed: '已关闭' },
  solved: { asked: '待玩家确认', confirmed: '已解决' },
  devices: { phone: '手机', tablet: '平板', desktop: '电脑', tv: '电视', console: '主机', headset: '头显' },
  tagKinds: { topic: '类型', device: '设备', os: '系统', build: '版本', locale: '语言', language: '语言', game: '游戏' },
  roles: {
    owner: '所有者',
    supervisor: '主管',
    deputy: '副主管',
    shift_lead: '值班组长',
    complaint_desk: '投诉处理',
    information_desk: '资讯维护',
    community_manager: '社区运营',
    agent: '客服',
    game_team: '游戏团队',
    read_only: '只读',
  },
  nameless: (id) => `玩家 ${id}`,
  support: '客服',
};

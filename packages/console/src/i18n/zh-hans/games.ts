import type { Messages } from '../en.ts';

export const games: Messages['games'] = {
  lead: '用于验证玩家身份的密钥，以及已关闭工单的保留时间。',
  keys: '工作室密钥',
  keysLead: '你的服务器用其中一个密钥签名，证明当前玩家是谁。可同时保留两个，以便平滑更换。',
  noKeys: '没有密钥：玩家仅凭设备识别。',
  addKey: '新建密钥',
  algorithm: '类型',
  shared: '共享密钥 (HS256)',
  publicKey: '公钥 (PEM)',
  makeKey: '生成密钥',
  takeKey: '添加密钥',
  secret: '密钥内容',
  id: (id) => `它在令牌中的名称 (kid) 为 ${id}。`,
  removeKey: (id) => `删除密钥 ${id}`,
  badKey: '这不是该类型的公钥。',
  tooMany: '每个游戏最多 5 个密钥，请先删除一个。',
  retention: '已关闭的工单',
  days: '多少天无变动后删除',
  daysHint: '留空则一直保留。',
};

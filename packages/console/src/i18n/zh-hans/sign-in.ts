import type { Messages } from '../en.ts';

export const signIn: Messages['signIn'] = {
  lead: '登录后即可回复玩家。',
  ended: '登录已失效，请重新登录。你正在写的内容已保留。',
  email: '邮箱',
  password: '密码',
  signIn: '登录',
  signingIn: '正在登录…',
};

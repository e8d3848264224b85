import type { Messages } from '../en.ts';

export const signIn: Messages['signIn'] = {
  lead: '登录后即可回复玩家。',
  ended: '登录已失效，请重新登录。你正在写的内容已保留。',
  email: '邮箱',
  password: '密码',
  signIn: '登录',
  signingIn: '正在登录…',
  or: '或',
  with: (provider) => `使用 ${provider} 登录`,
  code: '身份验证器验证码',
  codeHint: '输入 6 位数字，或一个恢复码。',
  otherAccount: '使用其他账号登录',
  invitation: {
    title: '欢迎加入',
    lead: '你已受邀加入客服工作台。请设置玩家看到的名字和登录密码。',
    name: '名字',
    password: '密码（至少 10 个字符）',
    accept: '加入',
    joining: '正在加入…',
    gone: '邀请已被使用、撤回或过期，请重新索取。',
    signedIn: (name) => `你当前以“${name}”的身份登录，请先退出登录再接受邀请。`,
    toDesk: '进入工作台',
  },
};

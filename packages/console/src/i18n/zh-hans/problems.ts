import type { Messages } from '../en.ts';

export const problems: Messages['problems'] = {
  said: {
    unreachable: '无法连接服务器。',
    timed_out: '服务器响应超时。',
    wrong_credentials: '邮箱或密码错误。',
    unauthorized: '登录已失效，请重新登录。',
    token_expired: '登录已失效，请重新登录。',
    code_required: '请输入身份验证器中的验证码。',
    wrong_code: '验证码错误或已被使用。',
    forbidden: '你没有权限执行此操作。',
    not_found: '工单不存在，或不属于你负责的游戏。',
    malformed: '内容有误。',
    id_taken: '已经存在。',
    unknown_game: '没有这个游戏。',
    answered_meanwhile: '同事已先回复。',
    chat_taken: '已被其他客服接入。',
    chat_over: '会话已结束。',
    version_mismatch: '内容已被他人修改，请重新加载。',
    body_too_large: '内容过长。',
    unavailable: '服务器繁忙，请稍后再试。',
  },
  tooMany: (wait) => `操作过于频繁，请${wait ? `等待 ${wait}` : '稍后'}再试。`,
  failed: (request) => `服务器出错${request ? `（${request}）` : ''}。`,
};

import type { StarterWords } from './words.ts';

export const words: StarterWords = {
  sections: { account: '账号与进度', payments: '支付', reports: '问题反馈' },
  lostProgress: {
    title: '游戏进度不见了',
    intro: '进度保存在你游玩时使用的账号中，很多时候只是看起来丢失了。',
    steps: [
      '请确认登录的是之前使用的账号。',
      '关闭游戏，等待一分钟，在网络良好时重新打开。',
      '如果仍然没有恢复，请告诉我们你最后的等级，以及最后一次看到进度的时间。',
    ],
  },
  banned: {
    title: '我被误封了',
    intro: '每份申诉都由专人查看，提交一次即可。',
    steps: [
      '用自己的话说明发生了什么。',
      '写明封号的时间和游戏显示的提示。',
      '提交申诉。我们的回复会显示在游戏内的这里。',
    ],
  },
  purchaseMissing: {
    title: '付款后没有收到物品',
    intro: '大多数购买会在十分钟内到账，关闭游戏也不影响。',
    steps: [
      '重新启动游戏，查看邮箱和背包。',
      '找到商店通过电子邮件发给你的收据。',
      '把收据上的订单号发给我们。',
    ],
  },
  whatIsSent: {
    title: '提交的内容包含什么',
    text: '你写的文字、添加的文件，以及帮助我们查找原因的游戏和设备信息。发送前你可以看到全部内容，也可以去掉其中一部分。',
  },
  offline: {
    title: '没有网络',
    text: '照常填写即可。内容会保存在你的设备上，恢复网络后自动发送。',
  },
  menu: {
    progress: '游戏进度不见了',
    purchase: '购买问题',
    purchaseArticle: '付款后没有收到物品',
    purchaseForm: '咨询支付问题',
    ban: '我被封号了',
    broken: '游戏出现故障',
  },
};

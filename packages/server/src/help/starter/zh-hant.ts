import type { StarterWords } from './words.ts';

export const words: StarterWords = {
  sections: { account: '帳號與進度', payments: '付款', reports: '問題回報' },
  lostProgress: {
    title: '遊戲進度不見了',
    intro: '進度儲存在你遊玩時使用的帳號中，很多時候只是看起來遺失了。',
    steps: [
      '請確認登入的是之前使用的帳號。',
      '關閉遊戲，等待一分鐘，在網路良好時重新開啟。',
      '如果仍然沒有恢復，請告訴我們你最後的等級，以及最後一次看到進度的時間。',
    ],
  },
  banned: {
    title: '我被誤停權了',
    intro: '每份申訴都由專人查看，提交一次即可。',
    steps: [
      '用自己的話說明發生了什麼事。',
      '寫明停權的時間和遊戲顯示的訊息。',
      '提交申訴。我們的回覆會顯示在遊戲內的這裡。',
    ],
  },
  purchaseMissing: {
    title: '付款後沒有收到物品',
    intro: '大多數購買會在十分鐘內到帳，關閉遊戲也不影響。',
    steps: [
      '重新啟動遊戲，查看信箱和背包。',
      '找到商店以電子郵件寄給你的收據。',
      '把收據上的訂單編號傳給我們。',
    ],
  },
  whatIsSent: {
    title: '回報會包含什麼',
    text: '你寫的文字、加入的檔案，以及協助我們找出原因的遊戲和裝置資訊。傳送前你可以看到全部內容，也可以去掉其中一部分。',
  },
  offline: {
    title: '沒有網路',
    text: '照常填寫即可。內容會儲存在你的裝置上，恢復連線後自動傳送。',
  },
  menu: {
    progress: '遊戲進度不見了',
    purchase: '購買問題',
    purchaseArticle: '付款後沒有收到物品',
    purchaseForm: '詢問付款問題',
    ban: '我被停權了',
    broken: '遊戲發生故障',
  },
};

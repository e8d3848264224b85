import type { StarterWords } from './words.ts';

export const words: StarterWords = {
  sections: { account: 'Tài khoản và tiến trình', payments: 'Thanh toán', reports: 'Yêu cầu hỗ trợ' },
  lostProgress: {
    title: 'Tôi bị mất tiến trình',
    intro: 'Tiến trình được lưu theo tài khoản bạn dùng để chơi. Nhiều khi chỉ có vẻ như bị mất.',
    steps: [
      'Kiểm tra xem bạn có đăng nhập đúng tài khoản cũ không.',
      'Tắt trò chơi, chờ một phút rồi mở lại khi mạng ổn định.',
      'Nếu vẫn chưa có, hãy gửi yêu cầu. Cho biết cấp gần nhất và lần cuối bạn thấy nó.',
    ],
  },
  banned: {
    title: 'Tôi bị khóa tài khoản nhầm',
    intro: 'Mọi khiếu nại đều có người xem. Bạn chỉ cần gửi một lần.',
    steps: [
      'Kể lại chuyện đã xảy ra theo lời của bạn.',
      'Cho biết bị khóa từ khi nào và trò chơi hiện thông báo gì.',
      'Gửi khiếu nại. Câu trả lời sẽ hiện ở đây, trong trò chơi.',
    ],
  },
  purchaseMissing: {
    title: 'Tôi đã trả tiền mà chưa nhận được gì',
    intro: 'Hầu hết giao dịch đến trong vòng mười phút, kể cả khi đã tắt trò chơi.',
    steps: [
      'Mở lại trò chơi, xem hộp thư và túi đồ.',
      'Tìm biên nhận mà cửa hàng gửi qua email.',
      'Gửi yêu cầu kèm mã đơn hàng trên biên nhận.',
    ],
  },
  whatIsSent: {
    title: 'Yêu cầu gồm những gì',
    text:
      'Lời bạn viết, tệp bạn thêm và thông tin về trò chơi, thiết bị giúp chúng tôi tìm nguyên nhân. Bạn thấy tất ' +
      'cả trước khi gửi và có thể bỏ bớt.',
  },
  offline: {
    title: 'Tôi không có mạng',
    text: 'Cứ viết yêu cầu. Nội dung được lưu trên thiết bị và gửi đi ngay khi có mạng.',
  },
  menu: {
    progress: 'Tôi bị mất tiến trình',
    purchase: 'Vấn đề mua hàng',
    purchaseArticle: 'Đã trả tiền mà chưa nhận được',
    purchaseForm: 'Hỏi về thanh toán',
    ban: 'Tôi bị khóa tài khoản',
    broken: 'Có lỗi xảy ra',
  },
};

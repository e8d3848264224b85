import type { Script } from './desk-script.ts';
import { STAFF } from './support-server.ts';

const LONG = 'The lantern swings and the path is dark. '.repeat(200).trim();
const FORM = { form: { id: 'payment', version: 1 }, answers: { problem: 'charged_twice', store: 'steam', order: 'A-100-7' } };

/** In the order in which the players have waited. */
export const SCRIPTS: Script[] = [
  {
    text: 'The bridge falls before I step on it',
    work: async (desk) => {
      await desk.reply('Thank you, the builders know.');
      await desk.close();
    },
    ends: { replies: ['Thank you, the builders know.'], owner: STAFF.name },
  },
  {
    text: 'I paid twice for one lamp',
    body: { topic: 'payment', context: { player: { id: 'mo', name: 'Mo' } } },
    work: async (desk) => {
      await desk.ready('refund');
      await desk.press('Control+Enter');
    },
    ends: { replies: ['Dear Mo, the money is on its way. Ana'], tags: ['refunded'], priority: 'low' },
  },
  {
    text: 'I was banned for nothing',
    body: { topic: 'ban_appeal' },
    work: async (desk) => {
      await desk.activate('Ban…');
      await desk.tabTo('Ban for');
      await desk.write('good');
      await desk.activate('Ban');
      await desk.sees('Banned for good');
      await desk.note('Wrong account. I take it back.');
      await desk.press('Escape');
      await desk.activate('Ban…');
      await desk.activate('End the ban');
      await desk.reply('You can play again.');
      await desk.close();
    },
    ends: { replies: ['You can play again.'], notes: ['Wrong account. I take it back.'], banned: false },
  },
  {
    text: 'Somebody shouts at everyone in the harbour',
    body: { topic: 'player_conduct' },
    work: async (desk) => {
      await desk.activate('Ban…');
      await desk.activate('Ban');
      await desk.sees(/^Banned until/);
      await desk.press('e');
    },
    ends: { banned: true, replies: [] },
  },
  {
    text: 'My account is somebody else’s now',
    body: { topic: 'account' },
    work: async (desk) => {
      await desk.file({ owner: STAFF.name, priority: 'Urgent', tag: 'taken-over', reason: 'Two more today' });
      await desk.reply('We gave it back to you.');
      await desk.close();
    },
    ends: { owner: STAFF.name, priority: 'urgent', tags: ['taken-over'], reasons: ['Two more today'], replies: ['We gave it back to you.'] },
  },
  {
    text: 'The storm ate my ship',
    body: { topic: 'compensation' },
    work: async (desk) => {
      await desk.file({ priority: 'High' });
      await desk.note('A ship was sent by mail.');
      await desk.press('r');
      await desk.reply('A new ship lies in the harbour.');
      await desk.close();
    },
    ends: { priority: 'high', notes: ['A ship was sent by mail.'], replies: ['A new ship lies in the harbour.'] },
  },
  {
    text: 'This shop sells your game for one coin',
    body: { topic: 'other' },
    work: async (desk) => {
      await desk.file({ topic: 'Piracy', reason: 'A copy' });
      await desk.reply('Thank you. We look at the shop.');
      await desk.close();
    },
    ends: { topic: 'piracy', reasons: ['A copy'], replies: ['Thank you. We look at the shop.'] },
  },
  {
    text: 'More moths, please',
    body: { topic: 'feedback' },
    work: async (desk) => {
      await desk.reply('There will be moths.');
      await desk.press('Escape');
      await desk.activate('Ask if solved');
      await desk.sees('Asked if solved');
      await desk.player.sync([{ id: crypto.randomUUID(), kind: 'case.confirm', at: Date.now(), caseId: desk.caseId, body: { upTo: 2 } }]);
    },
    ends: { replies: ['There will be moths.'] },
  },
  {
    text: 'Can I talk to somebody?',
    chats: true,
    work: async (desk) => {
      await desk.activate('Accept chat');
      await desk.sees('End chat');
      await desk.reply('I am here.');
      await desk.says('Where is the key?');
      await desk.reply('Under the third stone.');
      await desk.press('Escape');
      await desk.activate('End chat');
      await desk.press('e');
    },
    ends: { replies: ['I am here.', 'Under the third stone.'], owner: STAFF.name },
  },
  {
    text: 'Please look at my order',
    body: { topic: 'payment', ...FORM },
    work: async (desk) => {
      await desk.sees('A-100-7');
      await desk.reply('Order A-100-7 is paid back.');
      await desk.close();
    },
    ends: { tags: ['problem:charged_twice'], replies: ['Order A-100-7 is paid back.'] },
  },
  {
    text: 'Look what the water does',
    pictured: true,
    work: async (desk) => {
      await desk.activate('Open picture water.png');
      await desk.page.locator('dialog[open] img').waitFor();
      await desk.press('Escape');
      await desk.reply('The water is drunk. We mend it.');
      await desk.close();
    },
    ends: { replies: ['The water is drunk. We mend it.'] },
  },
  {
    text: LONG,
    work: async (desk) => {
      await desk.tabTo('Conversation');
      await desk.press('Home', 'PageDown', 'End');
      await desk.reply('One line\nAnd another, with a long road behind it.');
      await desk.close();
    },
    ends: { replies: ['One line\nAnd another, with a long road behind it.'] },
  },
  {
    text: 'لا أستطيع فتح الصندوق',
    body: { context: { locale: { language: 'ar-EG' } } },
    work: async (desk) => {
      await desk.reply('افتح الصندوق من اليسار (v1.4).');
      await desk.close();
    },
    ends: { replies: ['افتح الصندوق من اليسار (v1.4).'], tags: ['locale:ar'] },
  },
  {
    text: '灯塔的灯不亮',
    body: { topic: 'payment', context: { locale: { language: 'zh-CN' }, player: { id: 'lin', name: '小林' } } },
    work: async (desk) => {
      await desk.ready('refund');
      await desk.press('Control+Enter');
    },
    ends: { replies: ['小林，您好！退款已在路上。Ana'], tags: ['refunded', 'locale:zh'] },
  },
  {
    text: 'It still does not work',
    work: async (desk) => {
      await desk.reply('It should now.');
      await desk.close();
      await desk.says('No, it does not.');
      await desk.reply('Now it does.');
      await desk.close();
    },
    ends: { replies: ['It should now.', 'Now it does.'] },
  },
  {
    text: 'Do not close me by mistake',
    work: async (desk) => {
      await desk.press('e');
      await desk.activate('Open case again');
      await desk.sees('Close case');
      await desk.reply('Still with you.');
      await desk.close();
    },
    ends: { replies: ['Still with you.'] },
  },
  {
    text: 'Nobody owns this one',
    work: async (desk) => {
      await desk.press('m');
      await desk.sees(`${STAFF.name} gave the case to ${STAFF.name}`);
      await desk.press('e');
    },
    ends: { owner: STAFF.name, replies: [] },
  },
  {
    text: 'A word is left and taken up again',
    work: async (desk) => {
      const number = await desk.page.locator('.case-number').innerText();
      await desk.press('r');
      await desk.write('Half an ');
      await desk.press('Escape', 'j', 'Enter');
      await desk.page.getByRole('heading', { name: 'Tag me from the bar of many' }).waitFor();
      await desk.press('Control+k');
      await desk.page.getByRole('combobox', { name: /^Type a command/ }).waitFor();
      await desk.write(number);
      await desk.press('Enter');
      await desk.page.getByRole('heading', { name: 'A word is left' }).waitFor();
      await desk.reply('answer.');
      await desk.close();
    },
    ends: { replies: ['Half an answer.'] },
  },
  {
    text: 'Tag me from the bar of many',
    work: async (desk) => {
      await desk.press('x');
      await desk.tabTo('Add a tag…');
      await desk.write('moon');
      await desk.press('Enter');
      await desk.sees('Changed: 1 of 1');
      await desk.reply('Tagged, and answered.');
      await desk.close();
    },
    ends: { tags: ['moon'], replies: ['Tagged, and answered.'] },
  },
  {
    text: 'The last one of the day',
    work: async (desk) => {
      await desk.press('x', 'e');
      await desk.sees('Changed: 1 of 1');
    },
    ends: { replies: [] },
  },
];

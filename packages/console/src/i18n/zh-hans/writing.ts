import type { Messages } from '../en.ts';

export const writing: Messages['writing'] = {
  preview: '预览回复',
  article: '插入帮助文章',
  articleHint: '按标题或内容查找文章',
  noArticles: '文章未能加载。',
  bold: '粗体',
  italic: '斜体',
  link: '为选中文字添加链接',
  translate: '翻译',
  translating: '正在翻译…',
  translated: '译文',
  original: '显示原文',
  notTranslated: '未能翻译。',
};

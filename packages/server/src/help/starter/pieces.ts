import type { HelpBlock, MenuItem, Topic } from '@savepoint/protocol';
import type { LivePiece } from '../compile.ts';
import { STARTER_WORDS } from './languages.ts';
import type { Guide, StarterWords } from './words.ts';

/** What every game's players can read until the studio writes its own, in each language the panel speaks. */
export function starterPieces(): LivePiece[] {
  return Object.entries(STARTER_WORDS).flatMap(([language, words]) => piecesOf(language, words));
}

function piecesOf(language: string, words: StarterWords): LivePiece[] {
  const section = (id: keyof StarterWords['sections'], position: number): LivePiece => ({
    language,
    kind: 'section',
    content: { id, title: words.sections[id], position },
  });
  const article = (id: string, at: string, position: number, title: string, body: HelpBlock[]): LivePiece => ({
    language,
    kind: 'article',
    content: { id, section: at, position, title, body },
  });
  const guide = (id: string, at: string, position: number, { title, intro, steps }: Guide, topic: Topic) =>
    article(id, at, position, title, [
      { type: 'paragraph', text: [intro] },
      // The last step is to write to us: it leads there.
      {
        type: 'steps',
        items: steps.map((text, i) => ({
          text: i < steps.length - 1 ? [text] : [{ text, link: { to: 'form', topic } }],
        })),
      },
    ]);
  const plain = (id: string, position: number, { title, text }: { title: string; text: string }) =>
    article(id, 'reports', position, title, [{ type: 'paragraph', text: [text] }]);
  return [
    section('account', 1),
    section('payments', 2),
    section('reports', 3),
    guide('lost-progress', 'account', 1, words.lostProgress, 'account'),
    guide('banned', 'account', 2, words.banned, 'ban_appeal'),
    guide('purchase-missing', 'payments', 1, words.purchaseMissing, 'payment'),
    plain('what-is-sent', 1, words.whatIsSent),
    plain('offline', 2, words.offline),
    { language, kind: 'menu', content: { items: menuOf(words.menu) } },
  ];
}

function menuOf(words: StarterWords['menu']): MenuItem[] {
  return [
    { id: 'progress', parent: null, title: words.progress, leaf: { does: 'article', id: 'lost-progress' } },
    { id: 'purchase', parent: null, title: words.purchase },
    { id: 'purchase-help', parent: 'purchase', title: words.purchaseArticle, leaf: { does: 'article', id: 'purchase-missing' } },
    { id: 'purchase-form', parent: 'purchase', title: words.purchaseForm, leaf: { does: 'form', topic: 'payment' } },
    { id: 'ban', parent: null, title: words.ban, leaf: { does: 'article', id: 'banned' } },
    { id: 'broken', parent: null, title: words.broken, leaf: { does: 'form', topic: 'bug' } },
  ];
}

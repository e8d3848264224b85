import type { HelpArticle, HelpPicture, HelpSnapshot } from '@savepoint/protocol';

const ofArticle = ({ body }: HelpArticle): HelpPicture[] =>
  body.flatMap((block) => {
    if (block.type === 'picture') return [block.picture];
    if (block.type === 'steps') return block.items.flatMap(({ picture }) => picture ?? []);
    return [];
  });

/** Every picture of a snapshot, once, in the order of its articles. */
export function picturesOf({ sections }: Pick<HelpSnapshot, 'sections'>): HelpPicture[] {
  const all = sections.flatMap(({ articles }) => articles.flatMap(ofArticle));
  return [...new Map(all.map((picture) => [picture.sha256, picture])).values()];
}

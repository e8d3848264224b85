import { parseAst, type Plugin } from 'vite';
import { en } from '../src/i18n/en.ts';
import { LANGUAGES } from '../src/i18n/languages.ts';
import { missingWords } from '../src/i18n/missing.ts';
import { pluralIn } from '../../protocol/src/plural.ts';

/** A language that lacks a word is not built. The types say so too, to whoever asks them. */
export const wholeLanguages: Plugin = {
  name: 'whole-languages',
  async buildStart() {
    for (const [tag, load] of Object.entries(LANGUAGES)) {
      const missing = missingWords((await load()).words(pluralIn(tag)), en);
      if (missing.length > 0) this.error(`The language ${tag} lacks: ${missing.join(', ')}`);
    }
  },
};

/** The names of words are a fifth of a language's file: it is delivered as a list in the order of the English ones. */
export const keylessLanguages: Plugin = {
  name: 'keyless-languages',
  transform: (code, id) => (isLanguage(id) ? keyless(code, en) : undefined),
};

/** Languages say what they are: their files are named by a tag alone. */
export const chunkName = ({ facadeModuleId }: { facadeModuleId: string | null }) =>
  `${isLanguage(facadeModuleId) ? 'lang-' : ''}[name]`;

const isLanguage = (id: string | null) => id?.includes('/i18n/languages/') ?? false;

/** What of the syntax tree is read here (ESTree). */
interface Node {
  type: string;
  start: number;
  end: number;
}
interface ObjectNode extends Node {
  properties: { key: { name?: string; value?: string | number }; value: Node }[];
}

/** In: a module with `words = (plural) => ({ … })`. Out: the same with lists for objects, in the order of `model`. */
export function keyless(code: string, model: object): string {
  const words = objectOf(parseAst(code) as never as Node);
  return code.slice(0, words.start) + listed(words, model) + code.slice(words.end);

  function listed(node: ObjectNode, model: object): string {
    const byName = new Map(node.properties.map(({ key, value }) => [String(key.name ?? key.value), value]));
    const items = Object.entries(model).map(([name, like]) => {
      const value = byName.get(name)!;
      return typeof like === 'object' ? listed(value as ObjectNode, like as object) : code.slice(value.start, value.end);
    });
    return `[${items.join(',')}]`;
  }
}

/** The object that the exported arrow function returns. */
function objectOf(tree: Node): ObjectNode {
  interface Declared extends Node {
    declaration?: { declarations?: { id: { name: string }; init: { body?: Node & { expression?: Node } } }[] };
  }
  const found = (tree as Node & { body: Declared[] }).body.flatMap(({ declaration }) =>
    (declaration?.declarations ?? []).filter(({ id }) => id.name === 'words').map(({ init }) => init.body?.expression ?? init.body),
  );
  if (found[0]?.type !== 'ObjectExpression') throw new Error('a language exports `words = (plural) => ({ … })`');
  return found[0] as ObjectNode;
}

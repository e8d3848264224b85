import type { FormDefinition, Localised } from '@savepoint/protocol';
import { say } from './words.ts';
import type { StarterWords } from './words/en.ts';

type Word = keyof StarterWords;

/** Names of shops are the same everywhere. */
const unchanged = (name: string): Localised => ({ en: name });

/** Options that say what a case is about become tags of it. */
const tagged = (options: Record<string, Word | Localised>) =>
  Object.entries(options).map(([id, word]) => ({ id, label: typeof word === 'string' ? say(word) : word, tag: true }));

const picture = (word: Word = 'picture', max = 3) => ({ id: 'picture', type: 'picture', label: say(word), max }) as const;
const day = (id: string, word: Word) => ({ id, type: 'date', label: say(word) }) as const;
const ownId = { id: 'player_id', type: 'player_id', label: say('myId'), help: say('myIdHelp') } as const;

/** What is asked of each topic until the studio asks something else. Few questions, and hardly one that must be answered. */
export const STARTER_FORMS: FormDefinition[] = [
  {
    id: 'bug',
    topic: 'bug',
    fields: [
      { id: 'often', type: 'choice', label: say('often'), options: tagged({ once: 'once', sometimes: 'sometimes', always: 'always' }) },
      { id: 'where', type: 'text', label: say('whereInGame') },
    ],
  },
  {
    id: 'payment',
    topic: 'payment',
    fields: [
      {
        id: 'problem',
        type: 'choice',
        label: say('what'),
        required: true,
        options: tagged({ not_arrived: 'notArrived', charged_twice: 'twice', refund: 'refund', other: 'other' }),
      },
      {
        id: 'store',
        type: 'choice',
        label: say('store'),
        options: tagged({
          app_store: unchanged('App Store'),
          google_play: unchanged('Google Play'),
          steam: unchanged('Steam'),
          website: 'website',
          other: 'other',
        }),
      },
      {
        id: 'order',
        type: 'transaction_id',
        label: say('order'),
        help: say('orderHelp'),
        maxLength: 80,
        pattern: '[A-Za-z0-9._ #/-]{4,80}',
        shownIf: { field: 'store', answered: true },
      },
      day('bought', 'boughtWhen'),
      picture('receipt', 2),
    ],
  },
  {
    id: 'compensation',
    topic: 'compensation',
    fields: [
      {
        id: 'missing',
        type: 'choices',
        label: say('missing'),
        options: tagged({ reward: 'reward', item: 'item', currency: 'currency', progress: 'progress', other: 'other' }),
      },
      day('since', 'since'),
      ownId,
    ],
  },
  {
    id: 'account',
    topic: 'account',
    fields: [
      {
        id: 'problem',
        type: 'choice',
        label: say('what'),
        required: true,
        options: tagged({ sign_in: 'signIn', lost: 'lost', stolen: 'stolen', details: 'details', erase: 'erase', other: 'other' }),
      },
      {
        ...day('last_worked', 'lastWorked'),
        shownIf: { any: (['sign_in', 'lost', 'stolen'] as const).map((id) => ({ field: 'problem', equals: id })) },
      },
      ownId,
    ],
  },
  {
    id: 'ban_appeal',
    topic: 'ban_appeal',
    fields: [
      {
        id: 'reason',
        type: 'choice',
        label: say('banReason'),
        options: tagged({
          cheating: 'cheating',
          chargeback: 'chargeback',
          behaviour: 'behaviour',
          sharing: 'sharing',
          no_reason: 'noReason',
        }),
      },
      day('banned', 'since'),
      ownId,
    ],
  },
  {
    id: 'player_conduct',
    topic: 'player_conduct',
    fields: [
      { id: 'player', type: 'text', label: say('theirId'), required: true, maxLength: 80 },
      {
        id: 'did',
        type: 'choices',
        label: say('did'),
        options: tagged({ insults: 'insults', cheating: 'cheating', scam: 'scam', bad_name: 'badName', other: 'other' }),
      },
      day('when', 'when'),
      picture(),
    ],
  },
  {
    id: 'piracy',
    topic: 'piracy',
    fields: [
      {
        id: 'kind',
        type: 'choice',
        label: say('what'),
        options: tagged({ copy: 'copy', tool: 'tool', sale: 'sale', other: 'other' }),
      },
      { id: 'where', type: 'text', label: say('where'), maxLength: 500 },
      picture(),
    ],
  },
  {
    id: 'feedback',
    topic: 'feedback',
    fields: [
      {
        id: 'about',
        type: 'choice',
        label: say('what'),
        options: tagged({ controls: 'controls', difficulty: 'difficulty', speed: 'speed', other: 'other' }),
      },
      { id: 'may_ask', type: 'yes_no', label: say('mayAsk') },
    ],
  },
  { id: 'other', topic: 'other', fields: [day('when', 'when')] },
];

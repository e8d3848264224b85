import type { Breadcrumb, GameError } from '@savepoint/protocol';
import type { Prng } from './prng.ts';
import type { Story } from './story.ts';

/** A story goes in; what the game noted before the report, and what broke, come out, oldest first. */
type Step = readonly [category: string, text: string];

function lanternRun({ level }: Story, random: Prng): Step[] {
  const steps: Step[] = [['run', `started run ${random.int(2, 240)}`]];
  for (let at = 2; at <= Math.min(level, 7); at++) {
    const hit = random.pick(['drifter', 'hunter', 'dart', 'cinder', 'the dark']);
    if (random.chance(0.4)) steps.push(['run', `hit by ${hit}, ${random.int(1, 2)} lives left`]);
    steps.push(['run', `entered level ${at}`]);
  }
  return steps;
}

function tidefall({ level }: Story, random: Prng): Step[] {
  const port = random.pick(['Gull Harbour', 'Saltmere', 'Old Quay', 'Kelpgate']);
  return [
    ['session', 'signed in'],
    ['map', `sailed to ${port}`],
    ['match', `queued for ${random.pick(['ranked', 'co-op', 'raid'])}`],
    ['match', `joined match on map ${random.pick(['Skerries', 'Blackwater', 'The Narrows'])}`],
    ['match', `wave ${random.int(2, 9)} of chapter ${level}`],
    ...(random.chance(0.5) ? [['match', `ship sunk by ${random.pick(['mortar', 'boarding', 'storm'])}`] as const] : []),
  ];
}

/** The last steps, which lead to what the player writes about. */
function ending(story: Story, random: Prng): Step[] {
  const { tx, gems, price, level, score, rival } = story;
  switch (story.section) {
    case 'payment':
    case 'refund':
      return [
        ['shop', 'opened the shop'],
        ['shop', `paid ${price} for ${gems} gems, ${tx}`],
        ['shop', `${gems} gems pending, ${tx}`],
      ];
    case 'ban_appeal':
    case 'admitted':
      return [
        ['run', `game over in level ${level} with ${score} points`],
        ['leaderboard', 'run suspended: reflexes faster than human'],
      ];
    case 'player_conduct':
      return [['chat', 'opened world chat'], ['chat', `opened profile of ${rival}`]];
    case 'account':
      return [['session', 'no save found in the cloud'], ['session', 'started as a guest']];
    case 'crash':
      return [['session', 'restarted after an unclean exit']];
    case 'bug':
      return [
        ['run', `reached ${score} points`],
        ...(random.chance(0.3) ? ([['session', 'went to the background'], ['session', 'came back']] as const) : []),
      ];
    default:
      return [['screen', 'opened settings']];
  }
}

export interface Trail {
  breadcrumbs: Breadcrumb[];
  startedAt: number;
}

export function trailOf(story: Story, random: Prng, openedAt: number): Trail {
  const played = story.game.id === 'tidefall' ? tidefall(story, random) : lanternRun(story, random);
  const steps: Step[] = [...played, ...ending(story, random), ['screen', 'opened support']];
  let at = openedAt - random.int(40, 150) * 1000;
  const breadcrumbs: Breadcrumb[] = [];
  for (const [category, text] of steps.toReversed()) {
    breadcrumbs.unshift({ at, category, text });
    at -= random.int(3, 40) * 1000;
  }
  return { breadcrumbs, startedAt: at - random.int(5, 60) * 1000 };
}

const SMALL_ERRORS: readonly { message: string; source: string }[] = [
  {
    message: "TypeError: Cannot read properties of undefined (reading 'x')",
    source: 'assets/index-Bq71xZoP.js:1:20951',
  },
  {
    message: 'NotAllowedError: play() failed because the user did not interact with the document first',
    source: 'assets/sound-Cd0aVw2k.js:1:1204',
  },
  { message: 'Failed to fetch https://api.game.test/v2/inventory', source: 'assets/net-Dk29sLqe.js:1:5310' },
  { message: 'QuotaExceededError: The quota has been exceeded.', source: 'assets/index-Bq71xZoP.js:1:77120' },
  {
    message: 'ResizeObserver loop completed with undelivered notifications.',
    source: 'assets/index-Bq71xZoP.js:1:880',
  },
];

export function errorsOf({ section, game }: Story, random: Prng, startedAt: number, openedAt: number): GameError[] {
  const at = (): number => random.int(startedAt, openedAt);
  const errors: GameError[] = [];
  if (section === 'crash') {
    const { message, source } = game.bad;
    const stack = `${message}\n    at draw (${source})\n    at frame (${source.replace(/\d+$/, '9120')})`;
    errors.push({ at: at(), message, source, stack, count: random.int(1, 4) });
  }
  const share = section === 'bug' ? 0.6 : section === 'payment' ? 0.3 : 0.06;
  if (random.chance(share)) errors.push({ at: at(), ...random.pick(SMALL_ERRORS), count: random.int(1, 12) });
  return errors.toSorted((a, b) => a.at - b.at);
}

import { buildAt, type Build, type SampleGame } from './games.ts';
import { DEVICES, type SampleDevice } from './devices.ts';
import type { Home } from './languages.ts';
import type { Prng } from './prng.ts';

/**
 * The facts of one case, chosen once, so that the player's words, the game's state, the breadcrumbs and the agent's
 * answer all tell the same story.
 */
export interface Story {
  game: SampleGame;
  build: Build;
  home: Home;
  device: SampleDevice;
  section: string;
  playerName: string;
  level: number;
  score: number;
  gems: 80 | 500;
  price: string;
  tx: string;
  minutes: number;
  rival: string;
}

export interface StoryChoice {
  game: SampleGame;
  home: Home;
  section: string;
  opening: string;
  playerName: string;
  rival: string;
  daysAgo: number;
}

export function tellStory(random: Prng, choice: StoryChoice): Story {
  const { game, section, opening, home } = choice;
  const crash = section === 'crash';
  const large = random.chance(0.4);
  const level = random.int(2, 14);
  const build = crash ? game.builds.find(({ id }) => id === game.bad.build) : undefined;
  return {
    game,
    build: build ?? buildAt(game, choice.daysAgo),
    home,
    device: chooseDevice(random, game, { crash, phone: opening.includes('{model}') }),
    section,
    playerName: choice.playerName,
    level,
    score: level * random.int(420, 1_900) + random.int(0, 99) * 5,
    gems: large ? 500 : 80,
    price: home.prices[large ? 1 : 0],
    tx: transaction(game.id === 'lantern-run' ? 'LR' : 'TF', random),
    minutes: random.int(4, 35),
    rival: choice.rival,
  };
}

const transaction = (shop: string, random: Prng): string =>
  `${shop}-${random.uuid().slice(0, 6).toUpperCase()}-${String(random.int(1, 60)).padStart(4, '0')}`;

function chooseDevice(random: Prng, game: SampleGame, wish: { crash: boolean; phone: boolean }): SampleDevice {
  const fit = DEVICES.filter(({ device }) => {
    if (wish.crash) return game.bad.gpu.test(device.gpu ?? '');
    return wish.phone ? device.class === 'phone' : true;
  });
  return random.weighted(fit.map((device) => [device, device.weight] as const));
}

/** The story's values for the places in a phrase. */
export const valuesOf = (story: Story, agent: string): Record<string, string | number> => ({
  level: story.level,
  score: story.score,
  gems: story.gems,
  price: story.price,
  tx: story.tx,
  minutes: story.minutes,
  rival: story.rival,
  name: story.playerName,
  model: story.device.device.model ?? story.device.device.os ?? '',
  build: story.build.id,
  agent,
});

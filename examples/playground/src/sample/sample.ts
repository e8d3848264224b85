import type { ImportedCase } from '@savepoint/server';
import { contextOf } from './context.ts';
import { converse } from './conversation.ts';
import { GAMES, type SampleGame } from './games.ts';
import { LANGUAGES, type Home, type Language } from './languages.ts';
import { OPENINGS } from './phrases.ts';
import { newPrng, type Prng } from './prng.ts';
import { tellStory } from './story.ts';
import { DAY_MS, DAYS, recentTimes, spreadTimes } from './times.ts';

/**
 * Now goes in; about three hundred cases of the last thirty days come out, oldest first, always the same for the same
 * now. Every first message is dealt from a deck, so that none comes again before all have been seen.
 */
const SEED = 20_261_122;
const CASES = 300;
const RECENT = 24;

interface Card {
  language: Language;
  section: string;
  opening: string;
}

interface Person {
  id: string;
  name: string;
  home: Home;
}

export function makeSample(now: number, seed = SEED): ImportedCase[] {
  const random = newPrng(seed);
  const people = newPeople(random);
  const crashes = random.shuffled(cards((section) => section === 'crash'));
  const crashGames = crashes.map(() => pickGame(random));
  const crashCases = crashes.map((card, i) => {
    const game = crashGames[i] ?? GAMES[0]!;
    return makeCase({ card, game, openedAt: timeOfCrash(random, game, now), now, stream: random, people });
  });

  const others = CASES - crashes.length;
  const times = [
    ...spreadTimes(random, others - RECENT, now, { fromDays: DAYS, toDays: 0.3 }),
    ...recentTimes(random, RECENT, now),
  ].toSorted((a, b) => a - b);
  const deck = random.shuffled(cards((section) => section !== 'crash'));
  const rest = times.map((openedAt, i) => {
    // Dealt again in the same order: so a phrase comes back only after all the others.
    const card = deck[i % deck.length]!;
    const game = card.section === 'player_conduct' ? GAMES[1]! : pickGame(random);
    return makeCase({ card, game, openedAt, now, stream: random, people });
  });
  return [...crashCases, ...rest].toSorted((a, b) => a.openedAt - b.openedAt);
}

const pickGame = (random: Prng): SampleGame => random.weighted(GAMES.map((game) => [game, game.weight] as const));

function cards(wanted: (section: string) => boolean): Card[] {
  return LANGUAGES.flatMap((language) =>
    [...language.phrases]
      .filter(([section]) => section in OPENINGS && wanted(section))
      .flatMap(([section, openings]) => openings.map((opening) => ({ language, section, opening }))),
  );
}

/** Most crashes come in the first days after the bad build, before its successor is out. */
function timeOfCrash(random: Prng, game: SampleGame, now: number): number {
  const at = game.builds.findIndex(({ id }) => id === game.bad.build);
  const out = game.builds[at]?.daysAgo ?? DAYS;
  const mended = game.builds[at - 1]?.daysAgo ?? 0;
  const early = random.next() ** 1.6;
  return Math.round(now - (out - 0.2 - early * (out - mended - 0.3)) * DAY_MS);
}

function makeCase(given: {
  card: Card;
  game: SampleGame;
  openedAt: number;
  now: number;
  stream: Prng;
  people: People;
}): ImportedCase {
  const { card, game, openedAt, now, stream, people } = given;
  const { section, opening, language } = card;
  const person = people.meet(game, language);
  // A stream of its own: how far a conversation has come must not change who writes the next case.
  const random = newPrng(stream.int(0, 2 ** 31));
  const daysAgo = (now - openedAt) / DAY_MS;
  const rival = random.pick(language.names.filter((name) => name !== person.name)) + random.int(2, 99);
  const { home, name: playerName } = person;
  const story = tellStory(random, { game, home, section, opening, playerName, rival, daysAgo });
  return {
    game: game.id,
    player: { id: person.id, name: person.name, locale: person.home.locale },
    topic: OPENINGS[section]!.topic,
    context: contextOf(story, random, openedAt),
    openedAt,
    ...converse(random, { story, phrases: language.phrases, opening, openedAt, now }),
  };
}

interface People {
  /** Somebody new, or one time in six somebody who has written before. */
  meet(game: SampleGame, language: Language): Person;
}

function newPeople(random: Prng): People {
  const known = new Map<string, Person[]>();
  const taken = new Set<string>();
  return {
    meet(game, language) {
      const key = `${game.id} ${language.code}`;
      const regulars = known.get(key) ?? [];
      known.set(key, regulars);
      if (regulars.length > 2 && random.chance(1 / 6)) return random.pick(regulars);
      let name = random.pick(language.names);
      while (taken.has(name)) name = random.pick(language.names) + random.int(2, 999);
      taken.add(name);
      const home = random.weighted(language.homes.map((place) => [place, place.weight] as const));
      const person = { id: random.uuid(), name, home };
      regulars.push(person);
      return person;
    },
  };
}

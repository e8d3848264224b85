import { skinOf } from './draw/palette.ts';
import { newScene } from './draw/scene.ts';
import { levelName } from './game/director.ts';
import type { GameEvent } from './game/events.ts';
import { review, type Run, type Verdict } from './game/review.ts';
import { comboOf } from './game/score.ts';
import { newNews, type News } from './game-news.ts';
import { newIntentSource } from './input/intent-source.ts';
import type { MenuPress } from './input/menu-press.ts';
import { startLoop } from './loop.ts';
import { newRunClock } from './run.ts';
import { showResult } from './screens/result.ts';
import { newScreens, type ScreenName } from './screens/screens.ts';
import { newShopScreen } from './screens/shop-screen.ts';
import { keepSave, loadSave } from './shop/save.ts';
import { newScoreMusic } from './sound/score-music.ts';
import { newVoice } from './sound/voice.ts';

/** The whole game without any support code: a root element goes in, a running game comes out. */
export interface LanternRun {
  canvas: HTMLCanvasElement;
  player: { id: string; name: string };
  on: News['on'];
  /** Stops the night until `release`, whatever screen is up. */
  hold(): void;
  release(): void;
  /** The facts a support agent would ask for first. */
  facts(): Record<string, unknown>;
  view: GameView;
}

/** What end-to-end tests may look at. */
export interface GameView {
  readonly phase: 'playing' | ScreenName;
  readonly score: number;
  readonly paused: boolean;
  /** How often the game was stopped from outside. */
  readonly holds: number;
  readonly keysSeen: number;
}

const OVER_AFTER_MS = 800;
const READY_MS = 700;

export function startLanternRun(root: HTMLElement): LanternRun {
  const canvas = root.querySelector('canvas');
  if (!canvas) throw new Error('The game needs its canvas');
  const save = loadSave();
  const news = newNews();
  const scene = newScene(canvas, () => skinOf(save.skin));
  const clock = newRunClock(scene.stage().arena);
  const voice = newVoice();
  const music = newScoreMusic(voice);
  const screens = newScreens(root, act);
  const shop = newShopScreen(root, save, (text) => news.moment(text, 'shop'));
  const input = newIntentSource(canvas, { press, player: playerOnScreen, listening: () => !held });
  let held = false;
  let holds = 0;
  let phase: GameView['phase'] = 'title';
  let before: ScreenName = 'title';
  let last: { run: Run; verdict: Verdict } | null = null;
  let overTimer = 0;

  function go(next: GameView['phase']): void {
    window.clearTimeout(overTimer);
    phase = next;
    root.dataset.phase = next;
    shop.refresh();
    const best = root.querySelector('[data-best]');
    if (best && save.best > 0) best.textContent = `Your best night: ${save.best.toLocaleString('en')}`;
    screens.show(next === 'playing' ? null : next, !held);
  }

  function play(): void {
    clock.start(scene.stage().arena, Date.now(), false);
    scene.particles.clear();
    scene.banner.say(levelName(1), 'Gather the fireflies. Dash through the dark.');
    news.moment(`started run ${save.runs + 1}`, 'run');
    go('playing');
  }

  function title(): void {
    clock.start(scene.stage().arena, Date.now(), true);
    scene.banner.clear();
    go('title');
  }

  function act(name: string): void {
    voice.wake();
    voice.note(660, { type: 'sine', volume: 0.06, lengthS: 0.08 });
    if (name === 'play') play();
    if (name === 'resume') resume();
    if (name === 'quit') title();
    if (name === 'leave') go(before);
    if (name === 'shop') {
      before = screens.shown() ?? 'title';
      news.moment('opened the shop', 'shop');
      go('shop');
    }
    if (name === 'help') news.help(null);
    if (name === 'appeal') news.help('ban_appeal');
    if (name === 'missing') news.help('payment');
  }

  function press(name: MenuPress): void {
    voice.wake();
    if (name === 'mute') return mute();
    if (held) return;
    if (phase === 'playing') {
      if (name === 'pause' || name === 'back') go('paused');
      return;
    }
    if (phase === 'paused' && (name === 'pause' || name === 'back')) return resume();
    if (phase === 'over' && name === 'restart') return play();
    if (phase === 'over' && name === 'back') return title();
    if (phase === 'shop' && name === 'back') return go(before);
    screens.press(name);
  }

  function mute(): void {
    save.muted = !save.muted;
    keepSave(save);
    showMuted();
  }

  function showMuted(): void {
    voice.setMuted(save.muted);
    root.querySelector('#mute')?.setAttribute('aria-pressed', String(save.muted));
  }

  function resume(): void {
    clock.freeze(READY_MS);
    scene.banner.say('Ready');
    go('playing');
  }

  function playerOnScreen(): { x: number; y: number } {
    const { left, top, scale } = scene.stage();
    const { x, y } = clock.world().player;
    return { x: left + x * scale, y: top + y * scale };
  }

  function happened(event: GameEvent): void {
    scene.effects.show(event);
    music(event);
    if (event.kind === 'level') {
      scene.banner.say(event.name, `Level ${event.level}`);
      news.moment(`entered level ${event.level}, ${event.name}`, 'run');
    }
    if (event.kind === 'hurt') news.moment(`hit by ${event.by}, ${event.lives} lives left`, 'run');
    if (event.kind === 'over') over();
  }

  function over(): void {
    const { score, level, timeS } = clock.world();
    save.runs += 1;
    const id = `${save.playerId.slice(0, 4)}-${save.runs}`;
    const run: Run = { id, number: save.runs, score: score.points, level, timeS, bestCombo: score.bestCombo };
    const verdict = review(run);
    last = { run, verdict };
    news.moment(`game over in level ${level} with ${run.score} points`, 'run');
    if (verdict.flagged) news.moment(`run ${id} suspended: ${verdict.reason ?? ''}`, 'leaderboard');
    showResult(root, { run, verdict, bestBefore: save.best, playerName: save.playerName });
    save.best = Math.max(save.best, run.score);
    save.gems += score.gems;
    keepSave(save);
    phase = 'over';
    overTimer = window.setTimeout(() => go('over'), OVER_AFTER_MS);
  }

  function frame(stepS: number): void {
    const intent = input.read();
    if (!held && phase !== 'paused') for (const event of clock.advance(stepS, intent)) happened(event);
    clock.freeze(scene.effects.takeFreezeMs());
    scene.draw({ world: clock.world(), stepS, hud: phase !== 'title' && phase !== 'shop', stick: input.held() });
  }

  window.addEventListener('resize', () => {
    scene.resize();
    clock.resize(scene.stage().arena);
  });
  const leave = (): void => {
    if (phase === 'playing' && !held) go('paused');
  };
  window.addEventListener('blur', leave);
  document.addEventListener('visibilitychange', () => document.hidden && leave());
  window.addEventListener('pointerdown', () => voice.wake(), { capture: true });
  root.querySelector('#mute')?.addEventListener('click', mute);
  root.querySelector('#pause')?.addEventListener('click', leave);
  showMuted();
  title();
  startLoop(frame);

  return {
    canvas,
    player: { id: save.playerId, name: save.playerName },
    on: news.on,
    hold() {
      held = true;
      holds += 1;
    },
    release() {
      held = false;
      if (phase === 'playing') resume();
    },
    facts: () => ({
      screen: phase,
      level: clock.world().level,
      score: clock.world().score.points,
      lives: clock.world().player.lives,
      combo: comboOf(clock.world().score),
      gems: save.gems,
      best: save.best,
      lantern: save.skin,
      lastRun: last?.run.id,
      lastRunSuspended: last?.verdict.flagged,
      lastTransaction: save.lastPurchase?.transaction,
      lastTransactionStatus: save.lastPurchase?.status,
    }),
    view: {
      get phase() {
        return phase;
      },
      get score() {
        return clock.world().score.points;
      },
      get paused() {
        return held || phase === 'paused';
      },
      get holds() {
        return holds;
      },
      get keysSeen() {
        return input.keysSeen();
      },
    },
  };
}

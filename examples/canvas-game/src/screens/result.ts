import { levelName } from '../game/director.ts';
import type { Run, Verdict } from '../game/review.ts';
import { board } from '../shop/leaderboard.ts';

/** Fills the game over screen: a finished run, its verdict and the best before it go in. */
export interface Result {
  run: Run;
  verdict: Verdict;
  bestBefore: number;
  playerName: string;
}

export function showResult(root: HTMLElement, { run, verdict, bestBefore, playerName }: Result): void {
  const write = (id: string, text: string): void => {
    const element = root.querySelector(`#${id}`);
    if (element) element.textContent = text;
  };
  write('over-score', run.score.toLocaleString('en'));
  write('over-note', run.score > bestBefore ? 'Your best night yet' : `Best ${bestBefore.toLocaleString('en')}`);
  write('over-facts', `${levelName(run.level)} · ${Math.round(run.timeS)} s · best chain ×${run.bestCombo}`);
  write('flag-reason', verdict.reason ?? '');
  const flag = root.querySelector<HTMLElement>('#flag');
  if (flag) flag.hidden = !verdict.flagged;
  root.querySelector('#board')?.replaceChildren(
    ...board(playerName, run.score, verdict.flagged).map((row) => {
      const line = document.createElement('li');
      line.classList.toggle('you', row.you);
      line.classList.toggle('suspended', row.suspended);
      const cells: [string, string][] = [
        ['rank', row.suspended ? '–' : String(row.rank)],
        ['name', row.name],
        ['points', row.score.toLocaleString('en')],
      ];
      for (const [name, text] of cells) {
        const cell = document.createElement('span');
        cell.className = name;
        cell.textContent = text;
        line.append(cell);
      }
      return line;
    }),
  );
}

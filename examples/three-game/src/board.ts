/** What is written over the canyon, in the page. */
export function newBoard() {
  const line = document.createElement('p');
  const title = document.createElement('h1');
  line.className = title.className = 'board';
  document.body.append(line, title);
  let best = 0;
  return {
    show(score: number, lives: number, metres: number) {
      best = Math.max(best, score);
      line.textContent = `${score} points   ${'◆'.repeat(lives)}   best ${best}`;
      title.hidden = lives > 0;
      const fell = `Down after ${Math.round(metres)} m. Space flies again.`;
      title.textContent = metres > 0 ? fell : 'Canyon Glider: press Space or tap';
    },
  };
}

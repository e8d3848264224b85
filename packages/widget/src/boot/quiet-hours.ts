/** Whether the clock on the player's wall stands within hours such as `22:00-07:00`; what is no such text is never. */
export function isQuiet(hours: string | undefined, now: Date): boolean {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(hours ?? '') ?? [];
  if (!from || !to) return false;
  const time = now.toTimeString().slice(0, 5);
  const [started, ended] = [time >= from, time >= to];
  return from <= to ? started && !ended : started || !ended;
}

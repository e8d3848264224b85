/** A moment as a player reads it in a list: the time today, else the day. */
export function dayOrTime(ms: number, nowMs = Date.now()): string {
  const then = new Date(ms);
  const today = new Date(nowMs).toDateString() === then.toDateString();
  return today
    ? then.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' })
    : then.toLocaleDateString([], { month: 'short', day: 'numeric' });
}

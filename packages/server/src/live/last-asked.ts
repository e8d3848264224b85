/**
 * In: what is done when somebody asks for something. Out: the same, one at a time and in the order in which it was asked: of
 * what is asked for meanwhile only the last is done.
 */
export function lastAsked<T>(act: (asked: T) => Promise<void>): (asked: T) => void {
  let next: { asked: T } | null = null;
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    for (let one = next; one !== null; one = next) {
      next = null;
      await act(one.asked);
    }
    isRunning = false;
  }

  return (asked) => {
    next = { asked };
    if (!isRunning) void run();
  };
}

/**
 * In: a question that may be asked again before it is answered, and what takes an answer. Out: what asks it. An answer that
 * comes after one to a later question is passed over; where none comes, what was known stands.
 */
export function newestAnswer<T>(ask: () => Promise<T>, take: (answer: T) => void): () => Promise<void> {
  let [asked, answered] = [0, 0];
  return async () => {
    const mine = ++asked;
    const given = await ask().then((answer) => ({ answer }), () => null);
    if (!given || mine < answered) return;
    answered = mine;
    take(given.answer);
  };
}

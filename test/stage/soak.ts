/** Whether the long proofs run whole, as `npm run test:soak` asks for. Read here and nowhere else. */
export const soaking = process.env.SAVEPOINT_SOAK === '1';

/** How often something random is tried: `quick` in every run of the tests, `soak` when there is time. */
export const times = (quick: number, soak: number) => (soaking ? soak : quick);

/** Where chance begins: at `SEED` when it is given, to repeat a run; each soak elsewhere; else always at `usual`. */
export const soakSeed = (usual: number): number => {
  if (process.env.SEED) return Number(process.env.SEED);
  return soaking ? Date.now() % 2 ** 31 : usual;
};

import { createProgram } from './cli/program.ts';
import { wordsFor } from './cli/words-for.ts';

/** The program: see `savepoint help`. */
createProgram(process.env)
  .parseAsync()
  .catch((problem: unknown) => {
    process.stderr.write(`${wordsFor(problem)}\n`);
    process.exit(1);
  });

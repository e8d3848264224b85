import { CommanderError } from 'commander';
import { createProgram } from './cli/program.ts';
import { wordsFor } from './cli/words-for.ts';

/** The program: see `savepoint help`. Ends with 2 where it was asked for what there is not, with 1 where it failed. */
createProgram(process.env)
  .parseAsync()
  .catch((problem: unknown) => {
    if (problem instanceof CommanderError) process.exit(problem.exitCode === 0 ? 0 : 2);
    process.stderr.write(`${wordsFor(problem)}\n`);
    process.exit(1);
  });

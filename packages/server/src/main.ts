import { createProgram } from './cli/program.ts';

/** The program: see `savepoint help`. */
createProgram(process.env)
  .parseAsync()
  .catch((problem: unknown) => {
    process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
    process.exit(1);
  });

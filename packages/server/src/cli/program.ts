import { ROLES, type Role } from '@savepoint/protocol';
import { Command, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { migrate, pendingMigrations } from '../db/migrate.ts';
import { addUser, checkUser } from './add-user.ts';
import { backUp, restore } from './backup.ts';
import { examine } from './doctor.ts';
import { exportCases } from './export.ts';
import { within, withinUsed } from './reach.ts';
import { serve } from './serve.ts';

/**
 * In: the environment. Out: the command line; every command takes its place and its secrets from the environment. It rejects
 * with a `CommanderError`, and has said all, for what it does not understand, and also once help or the version are told.
 */
export function createProgram(env: NodeJS.ProcessEnv): Command {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const program = new Command('savepoint').description('Player support: the server and what is done beside it');
  program.version(manifest.version).exitOverride();

  program
    .command('serve', { isDefault: true })
    .description('run the server until it is told to end')
    .option('--restored', 'the database was set back to a backup by other means than `restore`', false)
    .allowExcessArguments()
    .action(({ restored }: { restored: boolean }, { args: [other] }: Command) => {
      // What is no command is given to the one that runs by default.
      if (other !== undefined) program.error(`There is no command ${other}: see savepoint --help`);
      return serve(env, restored);
    });

  program
    .command('migrate')
    .description('bring the database to this version; `serve` does it too')
    .action(async () => {
      await within(env, ({ db }) => migrate(db));
      say('The database is at this version.');
    });

  program
    .command('backup')
    .description('write database and files to one file, while the server runs')
    .argument('<file>')
    .option('--with-secret', 'put in the key that signs and seals; who has the file then has everything', false)
    .action(async (file: string, { withSecret }: { withSecret: boolean }) => {
      await backUp(env, file, withSecret);
      say(`Written: ${file}`);
      if (!withSecret) say('Without the secret: keep SAVEPOINT_SECRET, or the file `secret` of the data folder, in another place.');
    });

  program
    .command('restore')
    .description('read a backup into an empty database or a new data folder')
    .argument('<file>')
    .action(async (file: string) => {
      const { tables, files } = await restore(env, file);
      say(`Restored: ${tables} tables, ${files} files. Every client will begin anew.`);
    });

  const user = program.command('user').description('people who work here');
  user
    .command('add')
    .description('add a person, or give the one with this e-mail a new name, password and games; SAVEPOINT_PASSWORD is the password')
    .argument('<email>')
    .argument('<name>')
    .option('--game <id...>', 'games they work on; all if none is named')
    .addOption(new Option('--role <role>', 'default: owner for all games, agent for some').choices(ROLES))
    .action(async (email: string, name: string, { game: games, role }: { game?: string[]; role?: Role }) => {
      const given = { email, name, password: env.SAVEPOINT_PASSWORD, games, role };
      checkUser(given);
      await within(env, async ({ db }) => {
        // The first person may well come before the first start.
        if ((await pendingMigrations(db)) === null) await migrate(db);
        await addUser(db, given);
      });
      say(`${email} can sign in.`);
    });

  program
    .command('export')
    .description('write the cases of a game to the standard output, one JSON document a line')
    .argument('<game>')
    .action((game: string) => withinUsed(env, ({ db }) => exportCases(db, game, process.stdout)));

  program
    .command('doctor')
    .description('say what is wrong and what to do about it')
    .action(async () => {
      const findings = await examine(env);
      for (const { good, name, words } of findings) say(`${good ? '✓' : '✗'} ${name}: ${words}`);
      if (findings.some(({ good }) => !good)) process.exitCode = 1;
    });
  return program;
}

import type { DemoStaff } from './demo-staff.ts';

/** Addresses and sign-ins go in; what stands in the terminal comes out. */
export function welcome(url: string, staff: readonly DemoStaff[], staffFile: string): string {
  const at = url.replace('127.0.0.1', 'localhost');
  const width = Math.max(...staff.map(({ email }) => email.length));
  return [
    '',
    '  Savepoint is ready.',
    '',
    `  Side by side  ${at}/`,
    `  The game      ${at}/game/`,
    `  By engine     ${at}/games/`,
    `  The console   ${at}/console/`,
    '',
    '  Sign in to the console with',
    ...staff.map(({ email, password }) => `    ${email.padEnd(width)}  ${password}`),
    `  made for this machine and kept in ${staffFile}`,
    '',
    '  Ctrl-C stops.',
    '',
  ].join('\n');
}

import { Server } from 'node:http';

/** How late answers may come, in milliseconds; 0 unless `npm run test:lag` asks for more. Read here and nowhere else. */
const LAG_MS = Number(process.env.SAVEPOINT_LAG_MS ?? 0);

/** Once for all files of a process. */
const LATE = Symbol.for('savepoint.late');
/** Six of ten requests are held up, each for another time: what overtakes what is not the same twice. */
const SHARE = 0.6;

/** How long a test waits that asks for much, one thing after the other. */
export const slack = (ms: number): number => (LAG_MS > 0 ? ms * 10 : ms);

const servers = Server.prototype as Server & { [LATE]?: true };
if (LAG_MS > 0 && !servers[LATE]) {
  servers[LATE] = true;
  const { emit } = servers;
  servers.emit = function (this: Server, ...given: [string | symbol, ...unknown[]]) {
    const wait = given[0] === 'request' && Math.random() < SHARE ? Math.random() * LAG_MS : 0;
    const go = () => Reflect.apply(emit, this, given) as boolean;
    if (wait === 0) return go();
    setTimeout(go, wait);
    return true;
  };
}

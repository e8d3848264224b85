import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own. */
export interface Child {
  url: string;
  /** Processor time it has used, in milliseconds. */
  cpuMs(): Promise<number>;
  end(): Promise<void>;
}

/** In: a file beside this one, and its arguments. Out: when it listens. */
export async function startChild(file: string, ...args: string[]): Promise<Child> {
  const child = fork(`test/bench/server/${file}`, args);
  const gone = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended`)));
  gone.catch(() => {});
  const said = async <T>() => (await Promise.race([once(child, 'message'), gone]))[0] as T;
  const url = await said<string>();
  return {
    url,
    async cpuMs() {
      child.send('cpu');
      const { user, system } = await said<NodeJS.CpuUsage>();
      return (user + system) / 1_000;
    },
    async end() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

import type { S3Options } from './files/s3-store.ts';
import type { LimitOptions } from './limits/rates.ts';
import type { OidcOptions } from './staff/oidc.ts';

export interface ServerOptions {
  /** 0: any free one. */
  port: number;
  /** Default: all addresses. */
  host?: string;
  /** Holds the database (unless `databaseUrl` is given), the files and the secrets. Made when missing. */
  dataDir: string;
  /** A PostgreSQL of your own, 15 or newer; no embedded one is started then. */
  databaseUrl?: string;
  /** Joins this node with the others on the same database: `redis://…`. Without it they hear of each other more slowly. */
  redisUrl?: string;
  /** The database was set back to a backup since it last ran: every client is told to begin anew. */
  restored?: boolean;
  /** Signs players' tokens; nodes on one database need the same. Default: one made and kept in the data folder. */
  tokenKey?: string;
  /** Keys that signed before and still hold, until what they signed has run out. */
  oldTokenKeys?: string[];
  /** The studio's own identity provider, by which staff may sign in. */
  oidc?: OidcOptions;
  /** By this bearer token `GET /metrics` is read; without one it is not there. */
  metricsToken?: string;
  /** Default `info`. */
  logLevel?: string;
  /** Folders of the built console and script. Default: those of the packages beside this one. */
  assets?: { console?: string; script?: string };
  /** More folders to serve, by path, for example `{ '/game/': folder, '/': other }`; the longest path wins. */
  pages?: Record<string, string>;
  /** Runs after the commit of a group of envelopes and before their answers: for tests of lost answers. */
  afterCommit?: () => void | Promise<void>;
  /** After so long without its player a live conversation goes on as an ordinary case, in milliseconds; default 300,000. */
  goneMs?: number;
  /** For so long, before it ends, the server says that it is not ready and still answers; milliseconds, default 0. */
  drainMs?: number;
  /** Shortest poll asked of players, in milliseconds; default 10,000. */
  pollFloorMs?: number;
  /** How often consoles are brought what other nodes have committed and not told of, in milliseconds; default 1,000. */
  logPollMs?: number;
  /** How much of everything is taken; see limits/rates.ts for the defaults. */
  limits?: LimitOptions;
  /** Where files are kept that all nodes read; default: the data folder. */
  s3?: S3Options;
  /** How many proxies of your own stand before this server; default 0: `x-forwarded-for` is believed nobody. */
  proxies?: number;
}

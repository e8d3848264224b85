import type { IncomingMessage, Server } from 'node:http';

/** Nothing that this server answers is a page, unless its route says which policy that page has. */
export const NO_PAGE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For what somebody else has made: not even opened by itself does it run. */
export const FILE_POLICY = `sandbox; ${NO_PAGE_POLICY}`;

const ALWAYS: [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['content-security-policy', NO_PAGE_POLICY],
  ['referrer-policy', 'no-referrer'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
];
const YEAR_S = 365 * 24 * 60 * 60;

/**
 * Puts on every answer of a server what keeps browsers from making more of it than it is; what a route sets goes before.
 * Here and not in the app, since Socket.IO answers its own addresses: so it has to be called after those are there.
 */
export function secureAnswers(http: Server, proxies: number): void {
  http.prependListener('request', (request, response) => {
    for (const [name, value] of ALWAYS) response.setHeader(name, value);
    // Said of this host alone: what else the studio has under its name is not ours to decide.
    if (isHttps(request, proxies)) response.setHeader('strict-transport-security', `max-age=${YEAR_S}`);
  });
}

/** Whether the client asked by https, which only a proxy of our own can say: any client may write the header. */
export function isHttps({ headers }: Pick<IncomingMessage, 'headers'>, proxies: number): boolean {
  const said = [headers['x-forwarded-proto'] ?? []].flat().join(',').split(',').map((part) => part.trim());
  return proxies > 0 && (said.at(-proxies) ?? said[0]) === 'https';
}

/** As `ALWAYS`, for bytes that are written past Node's own answers. */
export const SECURITY_LINES = ALWAYS.map(([name, value]) => `${name}: ${value}\r\n`).join('');

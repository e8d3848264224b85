import type { Context } from 'hono';

export interface OriginHeaders {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  /** `sec-fetch-site` */
  site: string | undefined;
}

/**
 * Whether a request with the session cookie comes from our own page. Browsers send `origin` with every request that
 * changes something and every socket; a plain read of the same site has none.
 */
export function isSameOrigin({ method, host, origin, site }: OriginHeaders): boolean {
  if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === host;
  const reads = method === 'GET' || method === 'HEAD';
  return reads && (site === undefined || site === 'same-origin' || site === 'none');
}

/** Whether what this request does is asked by our own page: whatever another site's page sends, but reads, which it cannot read. */
export function isSameOriginRequest(c: Context): boolean {
  const { method } = c.req;
  if (method === 'GET' || method === 'HEAD') return true;
  const [host, origin, site] = ['host', 'origin', 'sec-fetch-site'].map((name) => c.req.header(name));
  return isSameOrigin({ method, host, origin, site });
}

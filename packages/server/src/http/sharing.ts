import { cors } from 'hono/cors';
import type { MiddlewareHandler } from 'hono';

const DAY_S = 24 * 60 * 60;

/** In: a request to what games on any site use. Out: its answer, readable there. No cookie is ever sent along. */
export function sharedWithGames(): MiddlewareHandler {
  const allow = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH'],
    allowHeaders: ['authorization', 'content-type', 'if-none-match', 'upload-offset', 'upload-complete'],
    exposeHeaders: ['etag', 'retry-after', 'upload-offset', 'upload-complete'],
    maxAge: DAY_S,
  });
  return async (c, next) => {
    const response = await allow(c, next);
    c.header('cross-origin-resource-policy', 'cross-origin');
    return response;
  };
}

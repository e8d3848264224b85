import type { MiddlewareHandler } from 'hono';
import type { HttpEnv } from '../http/base.ts';
import { addressOf } from './address.ts';
import type { Limits } from './limits.ts';

/** Before everything that costs anything: refuses an address that asks too much, whatever it asks. */
export function limitRequests(limits: Limits, proxies: number): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const address = addressOf(c, proxies);
    if (address !== null) await limits.demand('requestsPerAddress', address);
    await next();
  };
}

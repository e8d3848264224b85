import { createHash } from 'node:crypto';
import { PROTOCOL_VERSION } from '@savepoint/protocol';
import type { Http } from '../http/base.ts';
import { describeApi } from './document.ts';

/** Made when it is first asked for, and then kept. */
export function apiDocumentRoutes(app: Http): void {
  let made: { body: string; etag: string } | null = null;
  app.get('/openapi.json', (c) => {
    if (!made) {
      const body = JSON.stringify(describeApi(String(PROTOCOL_VERSION)));
      made = { body, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"` };
    }
    c.header('etag', made.etag);
    c.header('cache-control', 'no-cache');
    if (c.req.header('if-none-match') === made.etag) return c.body(null, 304);
    c.header('content-type', 'application/json');
    return c.body(made.body);
  });
}

import { readFile } from 'node:fs/promises';
import { AwsClient } from 'aws4fetch';
import { StoreAwayError, type BlobStore } from './blob-store.ts';
import { createFolderStore } from './folder-store.ts';

export interface S3Options {
  /** Of the bucket, for example `https://s3.eu-central-1.amazonaws.com/my-bucket`. */
  url: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Default `us-east-1`, which stores that know no regions take. */
  region?: string;
  /** After so long a request that is not answered has failed, its repeats included; default a minute. Reading may take longer. */
  patienceMs?: number;
}

const NO_BUCKET = 'The file store has no such bucket';

/**
 * In: a bucket of any store that speaks S3, and a folder for what is still coming. Out: a store in the bucket, `ab/ab34…` a
 * file, which every node reads. The body of each request is signed, so that the store refuses one that was changed on its way.
 */
export function createS3Store(options: S3Options, folder: string): BlobStore {
  const { url, accessKeyId, secretAccessKey, region = 'us-east-1', patienceMs = 60_000 } = options;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const incoming = createFolderStore(folder);
  const base = url.replace(/\/+$/, '');
  const at = (sha256: string) => `${base}/${sha256.slice(0, 2)}/${sha256}`;

  const inTime = (): RequestInit => ({ signal: AbortSignal.timeout(patienceMs) });

  async function ask(address: string, init: RequestInit): Promise<Response> {
    const response = await client.fetch(address, init).catch((problem: unknown) => {
      // Where nobody could be asked the cause alone says why.
      const { message, cause } = problem instanceof Error ? problem : new Error(String(problem));
      throw new StoreAwayError(cause instanceof Error && cause.message ? cause.message : message, { cause: problem });
    });
    if (response.ok || response.status === 404) return response;
    await response.body?.cancel();
    // Without the body: a store may repeat the key in it.
    const words = `The file store answered ${response.status}`;
    throw response.status >= 500 ? new StoreAwayError(words) : new Error(words);
  }

  return {
    async receive(bytes, maxBytes) {
      const received = await incoming.receive(bytes, maxBytes);
      return {
        ...received,
        async keep(as = received.sha256) {
          const body = new Uint8Array(await readFile(received.path));
          const response = await ask(at(as), { method: 'PUT', body, ...inTime() });
          await response.body?.cancel();
          if (!response.ok) throw new Error(NO_BUCKET);
          await received.drop();
        },
      };
    },
    async open(sha256) {
      const response = await ask(at(sha256), { method: 'GET' });
      if (response.ok) return response.body;
      await response.body?.cancel();
      return null;
    },
    async *list() {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const query = new URLSearchParams({ 'list-type': '2', ...(after && { 'continuation-token': after }) });
        const response = await ask(`${base}?${query}`, inTime());
        const page = await response.text();
        if (!response.ok) throw new Error(NO_BUCKET);
        for (const [, entry = ''] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
          const sha256 = /<Key>[0-9a-f]{2}\/([0-9a-f]{64})<\/Key>/.exec(entry)?.[1];
          const at = Date.parse(/<LastModified>([^<]+)</.exec(entry)?.[1] ?? '');
          // What has another name is not ours, and what has no date may have come just now.
          if (sha256 !== undefined && Number.isFinite(at)) yield { sha256, at };
        }
        after = /<NextContinuationToken>([^<]+)</.exec(page)?.[1];
      }
    },
    async delete(sha256) {
      const response = await ask(at(sha256), { method: 'DELETE', ...inTime() });
      await response.body?.cancel();
    },
  };
}

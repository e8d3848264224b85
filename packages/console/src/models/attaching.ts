import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { LIMITS, newId, type Attachment, type Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { ApiError, asApiError } from './api-error.ts';
import type { Drafts } from './drafts.ts';
import type { Unreached } from './repeat-unreached.ts';

/** Files on their way into a reply: chosen in, part of the draft once the server has them out. */
export interface Attaching extends Unreached {
  /** Those that are not there yet, of all cases. */
  readonly uploads: ReadonlySignal<readonly Upload[]>;
  add(caseId: Uuid, files: Iterable<File>): void;
  /** Gives up one that is on its way, or has failed. */
  drop(id: Uuid): void;
  retry(id: Uuid): void;
  /** Gives up all of them: somebody else is here. */
  clear(): void;
  /** The file of an attachment, as long as this page has it. */
  fileOf(sha256: string): File | undefined;
}

export interface Upload {
  id: Uuid;
  caseId: Uuid;
  file: File;
  /** How much of it is there, 0 to 1. */
  share: number;
  problem: ApiError | null;
}

export function createAttaching(api: Pick<Api, 'upload'>, drafts: Drafts): Attaching {
  const uploads = signal<readonly Upload[]>([]);
  const files = new Map<string, File>();
  const change = (id: Uuid, to: Partial<Upload>) =>
    void (uploads.value = uploads.value.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const drop = (id: Uuid) => void (uploads.value = uploads.value.filter((one) => one.id !== id));

  const unreached = computed(() => uploads.value.filter(({ problem }) => problem?.refused === false));

  async function send({ id, caseId, file }: Upload): Promise<void> {
    try {
      if (file.size > LIMITS.fileBytes) throw new ApiError('body_too_large');
      const sha256 = await api.upload(file, (share) => change(id, { share }));
      // It was given up meanwhile.
      if (!uploads.peek().some((one) => one.id === id)) return;
      files.set(sha256, file);
      const named: Attachment = { sha256, name: file.name, type: file.type, sizeBytes: file.size };
      const before = drafts.files(caseId, 'reply');
      if (!before.some((one) => one.sha256 === sha256)) drafts.attach(caseId, 'reply', [...before, named]);
      drop(id);
    } catch (thrown) {
      change(id, { problem: asApiError(thrown) });
    }
  }

  function retry(id: Uuid): void {
    const upload = uploads.peek().find((one) => one.id === id && one.problem);
    if (!upload) return;
    change(id, { problem: null, share: 0 });
    void send(upload);
  }

  return {
    uploads,
    unreached: computed(() => unreached.value.length > 0),
    retryUnreached: () => unreached.peek().forEach(({ id }) => retry(id)),
    add(caseId, given) {
      for (const file of given) {
        const upload = { id: newId(), caseId, file, share: 0, problem: null };
        uploads.value = [...uploads.value, upload];
        void send(upload);
      }
    },
    drop,
    retry,
    clear() {
      uploads.value = [];
      files.clear();
    },
    fileOf: (sha256) => files.get(sha256),
  };
}

import type { CannedRepliesPage, CannedReplyRequest, KeptReply, Uuid } from '@savepoint/protocol';
import type { Http } from '../http.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** Ready texts, as those who lead write them. Each call rejects with an `ApiError`. */
export interface Replies {
  all: Loaded<readonly KeptReply[]>;
  save(id: Uuid, reply: CannedReplyRequest): Promise<void>;
  remove(id: Uuid): Promise<void>;
}

export function createReplies(http: Http): Replies {
  const all = createLoaded(async () => (await http.get<CannedRepliesPage>('/staff/canned-replies')).replies);
  const at = (id: Uuid) => `/staff/canned-replies/${id}`;
  return {
    all,
    async save(id, reply) {
      await http.put(at(id), reply);
      await all.load();
    },
    async remove(id) {
      await http.delete(at(id));
      await all.load();
    },
  };
}

import type { CannedRepliesPage, CannedReplyRequest, KeptReply, Uuid } from '@savepoint/protocol';
import { everyPage } from '../every-page.ts';
import type { Http } from '../http.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** Ready texts, one's own and those that those who lead write for everybody. Each call rejects with an `ApiError`. */
export interface Replies {
  all: Loaded<readonly KeptReply[]>;
  /** `own`: it is nobody else's. */
  save(id: Uuid, reply: CannedReplyRequest, own: boolean): Promise<void>;
  remove(id: Uuid, own: boolean): Promise<void>;
}

export function createReplies(http: Http): Replies {
  const all = createLoaded(() => everyPage((after) => http.get<CannedRepliesPage>(`/staff/canned-replies${after}`), ({ replies }) => replies));
  const at = (id: Uuid, own: boolean) => `/staff/${own ? 'own' : 'canned'}-replies/${id}`;
  return {
    all,
    async save(id, reply, own) {
      await http.put(at(id, own), reply);
      await all.load();
    },
    async remove(id, own) {
      await http.delete(at(id, own));
      await all.load();
    },
  };
}

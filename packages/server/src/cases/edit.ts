import { isFactTag, PRIORITIES } from '@savepoint/protocol';
import type { CaseChange, CaseEdited, CaseState, EditRequest, Topic, Uuid } from '@savepoint/protocol';
import { endChat } from '../chat/rules.ts';
import { headUpdate, setState, type CaseHead, type Change } from './change.ts';
import { factTag } from './tags.ts';

/** What a case has beside its head that staff may change. */
export interface Labels {
  tags: string[];
  /** Place in `PRIORITIES`. */
  priority: number;
}

/** An entry of the time line, and the labels as they then are. */
export interface Edit extends Labels {
  caseId: Uuid;
  gameId: string;
  edited: CaseEdited;
}

/** What is asked for; an undo may give back any state. */
export type EditGiven = Omit<EditRequest, 'state'> & { state?: CaseState | undefined };

/** Who changes what, when and as part of which change of many. */
export interface Editing {
  id: Uuid;
  at: number;
  by: { id: Uuid; name: string };
  bulkId?: Uuid;
  /** Names of those whom the change makes or unmakes owner. */
  names: ReadonlyMap<Uuid, string>;
}

/** One case changed by staff: the steps that its player and the desk learn of, and what is written of it; null: nothing. */
export function editCase(
  before: CaseHead,
  labels: Labels,
  { reason, ...given }: EditGiven,
  { names, bulkId, ...entry }: Editing,
): { steps: Change[]; edit: Edit } | null {
  const steps: Change[] = [];
  const changes: CaseChange[] = [];
  let head = before;
  if (given.state && given.state !== head.state) {
    changes.push({ field: 'state', from: head.state, to: given.state });
    if (given.state === 'closed') {
      const ended = endChat(head, 'staff', entry.at);
      if (ended.head !== head) steps.push(ended);
      head = ended.head;
    }
    steps.push(setState(head, given.state, entry.at));
    head = steps.at(-1)!.head;
  }
  const after = { ...head };
  const { topic = head.topic, owner = head.ownerId } = given;
  if (topic !== head.topic) changes.push({ field: 'topic', from: head.topic, to: (after.topic = topic) });
  if (owner !== head.ownerId) {
    const [fromName, toName] = [head.ownerId, owner].map((id) => (id === null ? undefined : names.get(id)));
    const told = { ...(fromName !== undefined && { fromName }), ...(toName !== undefined && { toName }) };
    changes.push({ field: 'owner', from: head.ownerId, to: (after.ownerId = owner), ...told });
  }
  const from = PRIORITIES[labels.priority] ?? 'normal';
  const to = given.priority ?? from;
  if (to !== from) changes.push({ field: 'priority', from, to });
  const tags = retag(labels.tags, given, head.topic, topic);
  const added = tags.filter((tag) => !labels.tags.includes(tag) && !isFactTag(tag));
  const removed = labels.tags.filter((tag) => !tags.includes(tag) && !isFactTag(tag));
  if (added.length + removed.length > 0) changes.push({ field: 'tags', added, removed });
  if (changes.length === 0) return null;

  const edited: CaseEdited = { ...entry, changes, ...(reason && { reason }), ...(bulkId && { bulkId }) };
  const updates = topic === head.topic ? [] : [headUpdate(after)];
  steps.push({ head: after, updates, events: [{ caseId: head.id, kind: 'case.edited', edit: edited }] });
  return { steps, edit: { caseId: head.id, gameId: head.gameId, tags, priority: PRIORITIES.indexOf(to), edited } };
}

function retag(tags: readonly string[], { addTags = [], removeTags = [] }: EditGiven, from: Topic, to: Topic): string[] {
  const kept = tags.filter((tag) => isFactTag(tag) || !removeTags.includes(tag));
  const turned = kept.map((tag) => (tag === factTag('topic', from) ? factTag('topic', to) : tag));
  return [...new Set([...turned, ...addTags.filter((tag) => !isFactTag(tag))])];
}

/**
 * What undoes an edit, of those things alone that still stand as it left them: what somebody has changed again since is
 * theirs. Null: nothing of it stands.
 */
export function undoOf({ changes }: CaseEdited, head: CaseHead, labels: Labels): EditGiven | null {
  const back: EditGiven = {};
  for (const change of changes) {
    if (change.field === 'tags') {
      const added = change.added.filter((tag) => labels.tags.includes(tag));
      const removed = change.removed.filter((tag) => !labels.tags.includes(tag));
      if (added.length > 0) back.removeTags = added;
      if (removed.length > 0) back.addTags = removed;
    } else if (change.field === 'owner') {
      if (head.ownerId === change.to) back.owner = change.from;
    } else if (change.field === 'priority') {
      if (PRIORITIES[labels.priority] === change.to) back.priority = PRIORITIES.find((one) => one === change.from);
    } else if (change.field === 'topic') {
      if (head.topic === change.to) back.topic = change.from as Topic;
    } else if (change.field === 'state') {
      if (head.state === change.to) back.state = change.from as CaseState;
    }
  }
  return Object.keys(back).length > 0 ? back : null;
}

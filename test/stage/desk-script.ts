import type { CaseOpen, Priority, Topic, Uuid } from '@savepoint/protocol';
import type { TestPlayer } from '../../packages/server/src/testing/player.ts';
import type { Hands } from './desk-hands.ts';

/** One case as an agent works it: what the player wrote, what is done about it by keys, and how it must end. */
export interface Script {
  /** What the player writes, and the subject of the case. */
  text: string;
  body?: Partial<CaseOpen['body']>;
  /** Comes with a picture. */
  pictured?: true;
  /** The player asks to talk at once. */
  chats?: true;
  /** The case is open on the screen, and nothing has the focus but its row in the list. */
  work(desk: Deskwork): Promise<void>;
  ends: Ending;
}

/** A hand on the keys, and the player at the other end. */
export interface Deskwork extends Hands {
  caseId: Uuid;
  player: TestPlayer;
  reply(text: string): Promise<void>;
  note(text: string): Promise<void>;
  /** Files the case: what is named is set differently. */
  file(set: { owner?: string; priority?: string; topic?: string; tag?: string; reason?: string }): Promise<void>;
  /** Picks a ready reply by what its name begins with. */
  ready(name: string): Promise<void>;
  close(): Promise<void>;
  /** The player says something; it is on the screen. */
  says(text: string): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
}

export interface Ending {
  replies?: string[];
  notes?: string[];
  topic?: Topic;
  priority?: Priority;
  owner?: string;
  /** Among its tags. */
  tags?: string[];
  banned?: boolean;
  /** Reasons in its time line. */
  reasons?: string[];
}

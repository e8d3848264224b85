/** What stands on one side's screen while two people talk. */
export interface ChatSide {
  /** The texts in their order. */
  screen(): Promise<string[]>;
  /** Whether any of them ever stood there twice. */
  everDoubled(): Promise<boolean>;
  stop(): Promise<void>;
}

/** A player in a conversation of his own, which has begun. */
export interface ChattingPlayer extends ChatSide {
  caseId: string;
  isInLine(): Promise<boolean>;
  /** Resolves when it is kept on the device. */
  send(text: string): Promise<void>;
  /** How many of the player's messages do not stand there as sent. */
  unsent(): Promise<number>;
  /** The network is back: what a browser tells by an event. */
  hint(): void;
}

export interface ChattingAgent extends ChatSide {
  /** Waits for the conversation to come in. */
  follow(caseId: string): Promise<void>;
  /** Takes the conversation, and tries again until it is taken. */
  accept(caseId: string): Promise<void>;
  /** Answers, and tries again until it is stored. */
  reply(caseId: string, text: string): Promise<void>;
}

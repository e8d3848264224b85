/** From pressing send until the player has it. */
export const sending = {
  inSeconds: (seconds: number) => `Sending in ${seconds} s`,
  waits: 'Waits for its undo.',
  behind: 'Waits for the one before it.',
  undo: 'Undo',
  notUndone: 'It was not taken back.',
  stopped: (number: string) => `A reply to ${number} was not sent: a colleague was quicker.`,
  someCase: 'a case',
  look: 'Look',
  closesWith: (number: number) => `Case #${number} is closed when its reply is sent.`,
  hold: 'Undo of sending',
  holdLead: 'So long a reply can be taken back by z. Chats are sent at once.',
  off: 'Off',
  seconds: (seconds: number) => `${seconds} seconds`,
  kept: 'Kept.',
};

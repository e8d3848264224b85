/** What the widget must know of an engine to be at home in it. One object for each running game. */
export interface EngineAdapter {
  name: string;
  version?: string | undefined;
  /** Where the engine draws and listens. */
  element: HTMLCanvasElement;
  /** Stops the game and gives the undo; nothing when it stands still already, so that it is not woken by mistake. */
  pause(): (() => void) | void;
  /** Empties the engine's own memory of keys and pointers, beyond the ends of keys that it is told of anyway. */
  release?(): void;
  /** The canvas of a picture, drawn anew where the engine stands still. Asked in a frame of the browser. */
  picture?(): HTMLCanvasElement;
  volume?: Volume;
}

/** The loudness of the whole game, 0 to 1. */
export interface Volume {
  get(): number;
  set(volume: number): void;
}

/** A piece of housekeeping that comes again and again. */
export interface Job {
  /** Letters and hyphens; stands in logs, metrics and the queue. */
  name: string;
  /** Five fields, UTC. Whichever node gets it runs it, and no other. */
  cron: string;
  /**
   * Each node does it for itself, for it is about what no other node has: at its start and then this often, in
   * milliseconds. `cron` is not looked at.
   */
  onEachNodeMs?: number;
  /** Out: how much there was to do. Ends early when the signal says that the server ends. Throws: it is tried again. */
  run(nowMs: number, signal: AbortSignal): Promise<number>;
}

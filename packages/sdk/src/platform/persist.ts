let asked = false;

/** Asks the browser once not to clear what is kept here when the disk gets full; not where that asks the player in turn. */
export function askToPersist(): void {
  const { storage, userAgent = '' } = globalThis.navigator ?? {};
  if (asked || userAgent.includes('Firefox')) return;
  asked = true;
  void storage?.persist?.().catch(() => {});
}

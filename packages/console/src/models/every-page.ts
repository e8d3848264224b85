/** A question that is answered page by page in, everything from all pages out. */
export async function everyPage<P extends { next?: string }, T>(ask: (after: string) => Promise<P>, of: (page: P) => readonly T[]): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: P = await ask(after && `?after=${encodeURIComponent(after)}`);
    all.push(...of(page));
    after = page.next;
  }
  return all;
}

/** A number of bytes in, `640 B`, `12 KB`, `3.4 MB` out (decimal units, as file managers show them). */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets that must be read again unreadable to whoever has the database alone: AES-256-GCM. */
export interface Seal {
  seal(text: string): Buffer;
  /** Undefined for what was sealed with another key, or changed. */
  open(sealed: Buffer): string | undefined;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** In: secrets of this installation, the one to seal with first, and what for: one use does not open another's. */
export function createSeal(secrets: readonly string[], use: string): Seal {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', `savepoint ${use}`, 32)));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keys[0]!, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      for (const key of keys) {
        try {
          const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
          decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
          return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
        } catch {
          // Another key may have sealed it.
        }
      }
      return undefined;
    },
  };
}

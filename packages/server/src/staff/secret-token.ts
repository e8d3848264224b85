import { createHash, randomBytes } from 'node:crypto';

/** A secret that is given away once: 256 random bits. The database keeps its hash. */
export const newToken = () => randomBytes(32).toString('base64url');

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

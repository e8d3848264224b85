import { createHash } from 'node:crypto';
import type { HelpPiece, PictureAnswer } from '@savepoint/protocol';
import { GAME, STAFF, type SupportServer } from './support-server.ts';

/** A member of staff who writes help, over the same calls as the console. */
export async function openHelpAuthor({ url }: SupportServer) {
  const { email, password } = STAFF;
  const signedIn = await fetch(`${url}/staff/session`, {
    method: 'POST',
    body: JSON.stringify({ email, password }),
    headers: { origin: url },
  });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const headers = { origin: url, cookie };
  const base = `${url}/staff/help/${GAME.id}`;
  async function ask<T>(path: string, method: string, body: BodyInit): Promise<T> {
    const response = await fetch(base + path, { method, body, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
  return {
    save: (language: string, id: string, piece: HelpPiece, version = 0) =>
      ask(`/${language}/${piece.kind}/${id}`, 'PUT', JSON.stringify({ version, piece })),
    publish: () => ask<{ sequence: number }>('/publish', 'POST', JSON.stringify({ pieces: 'changed' })),
    picture: (bytes: Uint8Array<ArrayBuffer>) =>
      ask<PictureAnswer>(`/pictures/${createHash('sha256').update(bytes).digest('hex')}`, 'PUT', bytes),
  };
}

export type HelpAuthor = Awaited<ReturnType<typeof openHelpAuthor>>;

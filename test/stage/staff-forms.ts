import type { FormDefinition, FormPage, FormSaved } from '@savepoint/protocol';
import { GAME, STAFF, type SupportServer } from './support-server.ts';

/** Staff change a form and give it to players. Out: its new version. */
export async function publishForm(server: SupportServer, definition: FormDefinition): Promise<number> {
  const origin = { origin: server.url };
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(server.url + path, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const signIn = JSON.stringify({ email: STAFF.email, password: STAFF.password });
  const session = await fetch(`${server.url}/staff/session`, { method: 'POST', headers: origin, body: signIn });
  const headers = { ...origin, cookie: session.headers.getSetCookie()[0]!.split(';')[0]! };
  const path = `/staff/forms/${GAME.id}`;
  const { forms } = await ask<FormPage>('GET', path);
  const basedOn = forms.find((form) => form.definition.id === definition.id)?.version ?? 0;
  const { version } = await ask<FormSaved>('PUT', path, { definition, basedOn });
  await ask('POST', `${path}/publish`, { forms: [{ id: definition.id, version }] });
  return version;
}

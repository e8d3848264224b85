import type { FormRef } from '@savepoint/protocol';

/** Names one version of one game's form. */
export const formKey = (gameId: string, { id, version }: FormRef) => `${gameId}/${id}/${version}`;

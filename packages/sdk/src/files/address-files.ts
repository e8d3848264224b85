import { LIMITS, type Attachment } from '@savepoint/protocol';
import type { FaultCode } from '../report.ts';
import { sha256Of } from './sha256.ts';
import { shrinkPicture } from './shrink-picture.ts';

export interface AddressedFiles {
  /** As an envelope names them. */
  named: Attachment[];
  /** Their bytes by hash. */
  bytes: Map<string, Blob>;
}

/** Files by the hash of their content, large pictures made smaller first; or why one of them cannot be taken. */
export async function addressFiles(files: File[]): Promise<AddressedFiles | FaultCode> {
  const named: Attachment[] = [];
  const bytes = new Map<string, Blob>();
  for (const given of files) {
    const file = await shrinkPicture(given);
    if (file.size > LIMITS.fileBytes) return 'file_too_large';
    const content = await file.arrayBuffer().catch(() => undefined);
    if (!content) return 'file_unreadable';
    const sha256 = await sha256Of(content);
    named.push({ sha256, name: file.name, type: file.type, sizeBytes: file.size });
    bytes.set(sha256, file);
  }
  return { named, bytes };
}

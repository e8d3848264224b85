import { ApiError } from './api-error.ts';
import { problemOf } from './http.ts';

/** A file in; `onShare` hears how much of it is there, 0 to 1. Rejects with an `ApiError` and nothing else. */
export type UploadFile = (url: string, file: Blob, onShare: (share: number) => void) => Promise<void>;

const LIMIT_MS = 180_000;

/** By XMLHttpRequest: `fetch` does not tell how far an upload has come. */
export const uploadFile: UploadFile = (url, file, onShare) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.timeout = LIMIT_MS;
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiError('unreachable'));
    request.ontimeout = () => reject(new ApiError('timed_out'));
    request.onload = () => {
      if (request.status < 300) resolve();
      else problemOf(new Response(request.responseText, { status: request.status })).then(reject, reject);
    };
    request.send(file);
  });

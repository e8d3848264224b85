import type { ApiError } from '../models/api-error.ts';
import { duration } from './duration.ts';

/** What went wrong in, one sentence an agent can act on out. */
export function problemText(error: ApiError): string {
  switch (error.code) {
    case 'unreachable':
      return 'The server cannot be reached.';
    case 'timed_out':
      return 'The server took too long to answer.';
    case 'wrong_credentials':
      return 'E-mail or password is wrong.';
    case 'unauthorized':
    case 'token_expired':
      return 'Your session has ended. Sign in again.';
    case 'forbidden':
      return 'You are not allowed to do this.';
    case 'not_found':
      return 'This case does not exist, or it is not one of your games.';
    case 'chat_taken':
      return 'Somebody else has accepted it.';
    case 'chat_over':
      return 'It is over.';
    case 'body_too_large':
      return 'The text is too long.';
    case 'too_many_requests':
      return `Too many tries. Wait ${error.retryAfterMs ? duration(error.retryAfterMs) : 'a little'}.`;
    case 'unavailable':
      return 'The server is busy just now.';
    default:
      return `Something failed on the server${error.requestId ? ` (${error.requestId})` : ''}.`;
  }
}

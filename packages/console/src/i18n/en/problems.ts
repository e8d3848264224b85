/** What went wrong, in one sentence an agent can act on; by code, and what has no sentence of its own. */
export const problems = {
  said: {
    unreachable: 'The server cannot be reached.',
    timed_out: 'The server took too long to answer.',
    wrong_credentials: 'E-mail or password is wrong.',
    unauthorized: 'Your session has ended. Sign in again.',
    token_expired: 'Your session has ended. Sign in again.',
    code_required: 'The code of your authenticator is asked for.',
    wrong_code: 'The code is wrong or was used already.',
    forbidden: 'You are not allowed to do this.',
    not_found: 'This case does not exist, or it is not one of your games.',
    malformed: 'Something in it is not valid.',
    id_taken: 'It is there already.',
    unknown_game: 'There is no such game here.',
    chat_taken: 'Somebody else has accepted it.',
    chat_over: 'It is over.',
    version_mismatch: 'Somebody else has changed it. Load it again.',
    body_too_large: 'The text is too long.',
    unavailable: 'The server is busy just now.',
  },
  tooMany: (wait: string | undefined) => `Too many tries. Wait ${wait ?? 'a little'}.`,
  failed: (request: string | undefined) => `Something failed on the server${request ? ` (${request})` : ''}.`,
};

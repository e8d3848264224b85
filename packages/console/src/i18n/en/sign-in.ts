/** Getting in. */
export const signIn = {
  lead: 'Sign in to answer your players.',
  ended: 'Your session has ended. Sign in again: what you were writing is kept.',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
};

import * as v from 'valibot';

/** `POST /staff/session` signs in and sets an http-only cookie; `GET` tells who is signed in; `DELETE` signs out. */
export const signInRequest = v.object({
  email: v.pipe(v.string(), v.maxLength(254)),
  password: v.pipe(v.string(), v.maxLength(1_000)),
});

export type SignInRequest = v.InferOutput<typeof signInRequest>;

export interface StaffGame {
  id: string;
  name: string;
}

export interface Session {
  staff: { id: string; name: string; email: string };
  /** The games this person may see. */
  games: StaffGame[];
}

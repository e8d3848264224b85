import * as v from 'valibot';

/** The process lives; `draining`: it takes leave, and its balancer should send nobody more. */
export const liveness = v.object({ status: v.picklist(['ok', 'draining']) });
/** Otherwise it answers the problem `unavailable`. */
export const readiness = v.object({ status: v.literal('ready') });
/** The document that this is part of, as OpenAPI 3.1 has it. */
export const apiDocument = v.looseObject({
  openapi: v.string(),
  info: v.looseObject({ title: v.string(), version: v.string() }),
  paths: v.record(v.string(), v.looseObject({})),
});

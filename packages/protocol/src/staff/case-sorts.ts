/**
 * The order of a list: latest change, newest or oldest report, longest wait, or highest priority first. The last two order
 * work that is to be done: closed cases, and for `waiting` those that wait for no answer, do not stand in them.
 */
export const CASE_SORTS = ['updated', 'opened', 'oldest', 'waiting', 'priority'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

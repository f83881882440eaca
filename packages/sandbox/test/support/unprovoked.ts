const NOTHING_TO_GET_WRONG =
  'the operation takes no parameter and no body, so no request that reaches it can be wrong';

/** Documented statuses that the suite does not provoke, each with its reason, by operation and status. */
export const unprovoked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GET /certificates/limits': { 400: NOTHING_TO_GET_WRONG },
  'GET /limits/context': { 400: NOTHING_TO_GET_WRONG },
  'GET /limits/subject': { 400: NOTHING_TO_GET_WRONG },
  'GET /rate-limits': { 400: NOTHING_TO_GET_WRONG },
  'GET /permissions/attachments/status': { 400: NOTHING_TO_GET_WRONG },
  'GET /security/public-key-certificates': { 400: NOTHING_TO_GET_WRONG },
};

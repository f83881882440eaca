const NOTHING_TO_GET_WRONG =
  'the operation takes no parameter and no body, so no request that reaches it can be wrong';
const REFUSED_BEFORE =
  'a bearer names its log-in: one of an unknown log-in is refused with 401 before the operation';
const DEAD_BEFORE =
  'test data of the deceased end the log-in with status 460, so there is nothing to redeem or refresh';

/** Documented statuses and error codes that the suite does not provoke, each with its reason, by operation. */
export const unprovoked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GET /certificates/limits': { 400: NOTHING_TO_GET_WRONG },
  'GET /limits/context': { 400: NOTHING_TO_GET_WRONG },
  'GET /limits/subject': { 400: NOTHING_TO_GET_WRONG },
  'GET /rate-limits': { 400: NOTHING_TO_GET_WRONG },
  'GET /permissions/attachments/status': { 400: NOTHING_TO_GET_WRONG, 21405: NOTHING_TO_GET_WRONG },
  'GET /security/public-key-certificates': { 400: NOTHING_TO_GET_WRONG },
  'POST /invoices/exports': {
    21181: 'not built: no official text says which subject types and contexts exclude each other',
  },
  'POST /certificates/enrollments': {
    25011: 'not built: every signature of a request that verifies is accepted',
  },
  'POST /tokens': {
    26002: 'answered by the sandbox, but no test logs in to such a context and asks for a token',
  },
  'POST /auth/xades-signature': {
    21117: 'not built: such a subject ends the log-in without permissions',
    21217: 'not built: a wrong encoding is answered as an unreadable document',
    21406: 'not built: the two are not compared',
    21405: 'not built: each problem of the document has a code of its own',
  },
  'POST /auth/token/redeem': { 21304: REFUSED_BEFORE, 21308: DEAD_BEFORE },
  'POST /auth/token/refresh': { 21304: REFUSED_BEFORE, 21308: DEAD_BEFORE },
};

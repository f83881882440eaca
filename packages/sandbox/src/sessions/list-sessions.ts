import { CommonSessionStatus, SessionType } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import { type Answer, ok } from '../http/operation.ts';
import { manyOf, pageOf, pageSize, read } from '../http/read.ts';
import { dateTimeParameter } from '../http/read-date-time.ts';
import type { Services } from '../platform/services.ts';
import type { Session } from '../state/records.ts';
import { describeListedSession } from './describe.ts';
import { seesAllSessions } from './find-session.ts';
import { sessionStatus } from './session-status.ts';

const instant = dateTimeParameter.optional();

const Query = z.object({
  sessionType: SessionType,
  referenceNumber: z.string().length(36).optional(),
  dateCreatedFrom: instant,
  dateCreatedTo: instant,
  dateClosedFrom: instant,
  dateClosedTo: instant,
  dateModifiedFrom: instant,
  dateModifiedTo: instant,
  statuses: manyOf(CommonSessionStatus),
  pageSize: pageSize(1000),
});
type Query = z.infer<typeof Query>;

/** GET /sessions: sessions of the context; with `InvoiceWrite` only one's own. Newest first. */
export function listSessions(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const query = read(Query, request.query);
  const seesAll = seesAllSessions(caller);
  const found = [...services.state.sessions.values()]
    .filter((session) => isVisible(session, caller, seesAll) && matches(services, session, query))
    .toReversed()
    .toSorted((a, b) => b.openedAt - a.openedAt);
  const { items, ...next } = pageOf(request, found, query.pageSize);
  return ok({ ...next, sessions: items.map((session) => describeListedSession(services, session)) });
}

function isVisible(session: Session, { context, subject }: Caller, seesAll: boolean): boolean {
  return isSame(session.context, context) && (seesAll || isSame(session.subject, subject));
}

/** When a session was closed; an interactive one that nobody closes is closed when its life ends. */
function closedAt({ clock }: Services, { type, closedAt: closed, validUntil }: Session): number | undefined {
  const isOver = type === 'Online' && clock.now() > validUntil;
  return closed ?? (isOver ? validUntil : undefined);
}

function within(value: number | undefined, from: number | undefined, to: number | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return value !== undefined && value >= (from ?? -Infinity) && value <= (to ?? Infinity);
}

function matches(services: Services, session: Session, query: Query): boolean {
  return (
    session.type === query.sessionType &&
    (query.referenceNumber === undefined || query.referenceNumber === session.referenceNumber) &&
    within(session.openedAt, query.dateCreatedFrom, query.dateCreatedTo) &&
    within(closedAt(services, session), query.dateClosedFrom, query.dateClosedTo) &&
    within(session.updatedAt, query.dateModifiedFrom, query.dateModifiedTo) &&
    (query.statuses?.includes(commonStatus(services, session)) ?? true)
  );
}

function commonStatus(services: Services, session: Session): CommonSessionStatus {
  const { code } = sessionStatus(services, session);
  if (code === 200) return 'Succeeded';
  if (code === 440) return 'Cancelled';
  return code < 200 ? 'InProgress' : 'Failed';
}

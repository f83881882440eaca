import { SetSubjectLimitsRequest } from '@skryba/ksef/contract';
import { type Operations, ok } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Context, ContextLimits } from '../state/records.ts';
import { allLimits } from './rate-limits.ts';
import { readRateLimits, readSessionLimits } from './read-limits.ts';
import { certificateLimitsOf, sessionLimitsOf } from './session-limits.ts';

const DONE = ok(undefined);

/** The operations on limits, with their overrides by test data. */
export function registerLimits({ secured }: Operations, services: Services): void {
  const { state, settings } = services;
  const change = (context: Context, edit: (known: ContextLimits) => ContextLimits) => {
    state.contextLimits.put(edit(state.contextLimits.get(`${context.type}|${context.value}`) ?? { context }));
    return DONE;
  };
  secured('GET', '/limits/context', [], (_request, { context }) => {
    const { collectiveIdentifier, ...sessions } = sessionLimitsOf(state, context);
    return ok(settings.contract === '2.7.0' ? sessions : { ...sessions, collectiveIdentifier });
  });
  secured('GET', '/limits/subject', [], (_request, { subject }) => {
    const { maxEnrollments, maxCertificates } = certificateLimitsOf(state, subject);
    return ok({ enrollment: { maxEnrollments }, certificate: { maxCertificates } });
  });
  secured('GET', '/rate-limits', [], (_request, { context }) => ok(allLimits(state, settings, context)));
  secured('POST', '/testdata/limits/context/session', [], (request, { context }) => {
    const sessions = readSessionLimits(request.body, sessionLimitsOf(state, context));
    return change(context, (known) => ({ ...known, sessions }));
  });
  secured('DELETE', '/testdata/limits/context/session', [], (_request, { context }) =>
    change(context, ({ sessions: _dropped, ...rest }) => rest),
  );
  secured('POST', '/testdata/limits/subject/certificate', [], (request, { subject }) => {
    const { enrollment, certificate } = read(SetSubjectLimitsRequest, request.body);
    state.subjectLimits.put({
      subject,
      ...(typeof enrollment?.maxEnrollments === 'number'
        ? { maxEnrollments: enrollment.maxEnrollments }
        : {}),
      ...(typeof certificate?.maxCertificates === 'number'
        ? { maxCertificates: certificate.maxCertificates }
        : {}),
    });
    return DONE;
  });
  secured('DELETE', '/testdata/limits/subject/certificate', [], (_request, { subject }) => {
    state.subjectLimits.remove(`${subject.type}|${subject.value}`);
    return DONE;
  });
  secured('POST', '/testdata/rate-limits', [], (request, { context }) => {
    const rates = readRateLimits(request.body);
    return change(context, ({ isProduction: _dropped, ...known }) => ({ ...known, rates }));
  });
  secured('POST', '/testdata/rate-limits/production', [], (_request, { context }) =>
    change(context, ({ rates: _dropped, ...known }) => ({ ...known, isProduction: true })),
  );
  secured('DELETE', '/testdata/rate-limits', [], (_request, { context }) =>
    change(context, ({ rates: _rates, isProduction: _production, ...known }) => known),
  );
}

import { startEnrollment, startExport } from '../../src/index.ts';
import { createWorld, SELLER, type World } from '../support/world.ts';
import { description, personDetails } from './scene.ts';

const DAY_MS = 86_400_000;

type Questions = Readonly<Record<string, () => Promise<unknown>>>;

/** Asks about operations that are too old, in a world whose calendar has moved on. */
export async function whenGone(ask: (questions: Questions) => Promise<void>): Promise<void> {
  const world = await createWorld();
  try {
    await ask(await makeQuestions(world));
  } finally {
    await world.close();
  }
}

async function makeQuestions(world: World): Promise<Questions> {
  const { sandbox } = world;
  const owner = await world.logInBySeal(SELLER);
  const enrollment = await startEnrollment(owner, { name: 'Skryba 1', type: 'Offline' });
  const started = await startExport(owner, {
    subjectType: 'Subject1',
    dateRange: { dateType: 'PermanentStorage', from: new Date(sandbox.clock.now() - DAY_MS).toISOString() },
  });
  const operation = await owner.permissions.grantToPerson({
    subjectIdentifier: { type: 'Pesel', value: '90010112343' },
    permissions: ['InvoiceRead'],
    description,
    subjectDetails: personDetails,
  });
  const session = await world.logIn(SELLER);
  // A log-in is kept as long as it can be renewed; the token of its last minutes outlives it.
  sandbox.clock.advance(7 * DAY_MS - 300_000);
  const last = await session.accessToken();
  sandbox.clock.advance(600_000);
  const tooOld = await world
    .client({ retry: { attempts: 1 } })
    .auth.status(session.state.referenceNumber, last)
    .catch((error: unknown) => error);
  sandbox.clock.advance(30 * DAY_MS);
  const later = await world.logInBySeal(SELLER);
  return {
    'auth.status': () => Promise.reject(tooOld),
    'certificates.enrollmentStatus': () => later.certificates.enrollmentStatus(enrollment.referenceNumber),
    'invoices.exportStatus': () => later.invoices.exportStatus(started.referenceNumber),
    'permissions.operationStatus': () => later.permissions.operationStatus(operation.referenceNumber),
  };
}

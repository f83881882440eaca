// A program that does a long job and keeps its state in a file; tests kill it and start it again.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AuthSessionState,
  type BatchState,
  type KsefClient,
  restoreAuthSession,
  resumeBatch,
  sandboxEnvironment,
  sendBatch,
  type SyncState,
  syncInvoices,
  waitForSession,
} from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { invoicesOf } from '../support/invoices-of.ts';

/** What the worker is told. */
export interface Task {
  readonly job: 'batch' | 'sync';
  readonly url: string;
  readonly session: AuthSessionState;
  /** Folder for the package, the state and what was received. */
  readonly folder: string;
  readonly series: string;
  readonly count: number;
}

function keep(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, JSON.stringify(value));
  renameSync(`${path}.new`, path);
}

function kept(path: string): ReturnType<typeof JSON.parse> {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

type Say = (line: string) => void;
const silent: Say = () => undefined;

/** Sends a batch, or goes on with it, and waits for its results. */
export async function batchJob(client: KsefClient, task: Task, say = silent): Promise<void> {
  const { folder, series, count } = task;
  const path = join(folder, 'state.json');
  const stored: BatchState | undefined = kept(path);
  const onState = (state: BatchState) => {
    keep(path, state);
    say(`${state.step} ${state.uploaded.length}`);
  };
  const state = stored
    ? await resumeBatch(client, stored, { onState, parallel: 1 })
    : await sendBatch(client, invoicesOf(series, count), { folder, partBytes: 4_000, onState, parallel: 1 });
  await waitForSession(client, { referenceNumber: state.referenceNumber ?? '' });
}

/** Receives what is new and keeps each invoice under its KSeF number. */
export async function syncJob(client: KsefClient, { folder }: Task, say = silent): Promise<void> {
  const path = join(folder, 'state.json');
  const stored: SyncState | undefined = kept(path);
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const options = {
    folder,
    onState: (state: SyncState) => {
      keep(path, state);
      say(state.pending ? 'pending' : 'delivered');
    },
  };
  for await (const { metadata, xml } of syncInvoices(
    client,
    stored ?? { subjectType: 'Subject2', from, delivered: [] },
    options,
  )) {
    writeFileSync(join(folder, `${metadata.ksefNumber}.xml`), xml);
    say('invoice');
  }
}

if (process.argv[2]) {
  const task: Task = JSON.parse(process.argv[2]);
  const client = createKsefClient({ environment: sandboxEnvironment(task.url) });
  const loggedIn = client.withAuth(restoreAuthSession(client, task.session));
  await (task.job === 'batch' ? batchJob : syncJob)(loggedIn, task, console.log);
}

import { stat } from 'node:fs/promises';
import type { KsefClient } from '../client.ts';
import type { PartUploadRequest } from '../contract/sending.ts';
import { isKsefError, KsefError } from '../errors/ksef-error.ts';
import type { FileBody } from '../http/exchange.ts';
import { pause } from '../http/pause.ts';
import { isTransferRetried, pauseOfTransfer } from '../http/retry.ts';
import { uploadToStorage } from '../http/storage.ts';
import type { BatchState } from './batch-state.ts';

/** How parts are uploaded. */
export interface UploadOptions {
  /** Parts uploaded at a time, from 1; 4 when absent. */
  readonly parallel?: number;
  readonly signal?: AbortSignal;
}

const PARALLEL = 4;

/**
 * Uploads the parts that KSeF does not have yet, several at a time. The first that fails for good stops the others.
 * @param onUploaded called after each part with its ordinal number
 * @throws KsefError `forbidden` when the time for uploading is over; `configuration` `part-missing`; transport errors
 */
export async function uploadParts(
  client: KsefClient,
  state: BatchState,
  { parallel = PARALLEL, signal }: UploadOptions,
  onUploaded: (ordinalNumber: number) => Promise<void>,
): Promise<void> {
  const waiting = (state.uploads ?? []).filter(
    ({ ordinalNumber }) => !state.uploaded.includes(ordinalNumber),
  );
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  let failure: { readonly error: unknown } | undefined;
  const work = async () => {
    for (let upload = waiting.shift(); upload && !failure; upload = waiting.shift()) {
      try {
        await uploadPart(client, state, upload, either);
        await onUploaded(upload.ordinalNumber);
      } catch (error) {
        failure ??= { error };
        stop.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  if (failure) throw failure.error;
}

/** @throws KsefError `configuration` `parallel` when it is no whole number from 1 */
export function checkUploadOptions({ parallel = PARALLEL }: UploadOptions): void {
  if (Number.isInteger(parallel) && parallel >= 1) return;
  throw new KsefError(`At least one part is uploaded at a time, not ${parallel}.`, {
    kind: 'configuration',
    code: 'parallel',
    notSent: true,
  });
}

async function uploadPart(
  client: KsefClient,
  state: BatchState,
  upload: PartUploadRequest,
  signal: AbortSignal,
): Promise<void> {
  const part = state.batch.parts.find(({ ordinalNumber }) => ordinalNumber === upload.ordinalNumber);
  if (!part) {
    throw new KsefError(`KSeF asks for part ${upload.ordinalNumber}, which was not declared.`, {
      kind: 'unexpectedAnswer',
    });
  }
  const body = { path: part.path, bytes: part.fileSize };
  for (let attempt = 1; ; attempt++) {
    await checkOnDisk(body);
    try {
      await uploadToStorage(upload, body, client.storage, signal);
      return;
    } catch (error) {
      if (!isKsefError(error) || !isTransferRetried(error, attempt, client.retry)) throw error;
      await pause(pauseOfTransfer(error, attempt, client.retry), signal);
    }
  }
}

async function checkOnDisk({ path, bytes }: FileBody): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size === bytes) return;
  throw new KsefError(
    `The encrypted part ${path} is ${found ? 'not the one that was packed' : 'gone'}; send the batch anew, unless another process has sent it.`,
    { kind: 'configuration', code: 'part-missing', notSent: true },
  );
}

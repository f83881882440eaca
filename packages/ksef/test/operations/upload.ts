import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KsefClient, sendBatch } from '../../src/index.ts';
import { invoicesOf } from '../support/world.ts';

class Enough extends Error {}
let series = 0;

/** A batch session whose parts have all arrived, not yet closed. */
export async function uploadedBatch(owner: KsefClient): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-uploaded-'));
  let reference = '';
  try {
    await sendBatch(owner, invoicesOf(`UP${++series}`, 1), {
      folder,
      onState: ({ step, referenceNumber }) => {
        reference = referenceNumber ?? '';
        if (step === 'uploaded') throw new Enough();
      },
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return reference;
}

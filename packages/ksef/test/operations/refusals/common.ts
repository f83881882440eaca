import type { Scene } from '../scene.ts';

/** A continuation token that KSeF never gave out. */
export const wrongPage = { continuationToken: 'wrong' };

/** So many days from now. */
export const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Does the same again. */
export async function twice(use: () => Promise<unknown>): Promise<unknown> {
  await use();
  return use();
}

/** Does something while nothing in KSeF comes to an end. */
export async function whileProcessing(scene: Scene, use: () => Promise<unknown>): Promise<unknown> {
  await scene.control('/processing', { delayMs: 600_000 });
  try {
    return await use();
  } finally {
    await scene.control('/processing', { delayMs: 0 });
  }
}

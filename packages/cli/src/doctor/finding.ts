import type { Bilingual } from '../command.ts';

/** One thing that the doctor looked at. */
export interface Finding {
  /** e.g. `node`, `database`, `ksef-demo`. */
  id: string;
  state: 'ok' | 'warning' | 'failed';
  message: Bilingual;
  /** What to do; only when there is something to do. */
  remedy?: Bilingual;
}

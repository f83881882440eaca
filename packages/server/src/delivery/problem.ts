import type { OfficialText } from '../authorisations/failure.ts';
import type { Bilingual } from '../platform/http/route.ts';

/** Why a delivery waits or was refused, as it is kept; the instant is ISO 8601 UTC. */
export interface StoredProblem {
  code: string;
  message: Bilingual;
  remedy: Bilingual;
  official: OfficialText | null;
  /** Null when only the user can help. */
  nextTryAt: string | null;
}

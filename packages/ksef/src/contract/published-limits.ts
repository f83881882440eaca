/** How many requests may be made in the last second, minute and hour; absent means not limited. */
export interface RateLimit {
  readonly perSecond?: number;
  readonly perMinute?: number;
  readonly perHour?: number;
}

/** Sizes and counts that KSeF allows. Source: the guide's `limity.md`, `sesja-wsadowa.md`, `uwierzytelnianie.md`. */
export const limits = {
  /** Bytes of an invoice without attachments. */
  maxInvoiceBytes: 1_000_000,
  /** Bytes of an invoice with attachments (batch only, after a declaration). */
  maxInvoiceWithAttachmentBytes: 3_000_000,
  maxInvoicesPerSession: 10_000,
  maxBatchParts: 50,
  /** Bytes of one part of a batch before encryption. */
  maxBatchPartBytes: 100_000_000,
  /** Bytes of a whole batch before encryption. */
  maxBatchBytes: 5_000_000_000,
  /** Time for uploading one declared part. */
  batchUploadMsPerPart: 20 * 60_000,
  challengeLifetimeMs: 10 * 60_000,
  onlineSessionLifetimeMs: 12 * 3_600_000,
  /** Days of a metadata query or export. */
  maxQueryDays: 100,
  maxMetadataPageSize: 250,
  maxSessionInvoicesPageSize: 1000,
  /** Time between two reads of the same subject type on production. */
  minSyncIntervalMs: 15 * 60_000,
} as const;

/** Limits of protected operations that have none of their own. Source: the guide's `limity-api.md`. */
export const defaultRateLimit: RateLimit = { perSecond: 10, perMinute: 30, perHour: 120 };

/** Limits of public operations, per address. */
export const anonymousRateLimit: RateLimit = { perSecond: 60 };

import { z } from 'zod';
import { dateTime } from './values.ts';

/** One reason of a refusal, with the code of the guide. */
export const ApiError = z.object({
  /** Code of the guide. */
  code: z.int(),
  description: z.string(),
  /** More, in Polish. */
  details: z.array(z.string()).nullish(),
});
export type ApiError = z.infer<typeof ApiError>;

/** HTTP 400 as problem details. */
export const BadRequestProblemDetails = z.object({
  title: z.string(),
  /** State with its code and official text. */
  status: z.int(),
  instance: z.string(),
  detail: z.string(),
  errors: z.array(ApiError),
  timestamp: dateTime,
  traceId: z.string(),
});
export type BadRequestProblemDetails = z.infer<typeof BadRequestProblemDetails>;

/** One reason of a refusal in the older format. */
export const ExceptionDetails = z.object({
  exceptionCode: z.int().optional(),
  exceptionDescription: z.string().nullish(),
  /** More, in Polish. */
  details: z.array(z.string()).nullish(),
});
export type ExceptionDetails = z.infer<typeof ExceptionDetails>;

/** What went wrong, in the older format. */
export const ExceptionInfo = z.object({
  exceptionDetailList: z.array(ExceptionDetails).nullish(),
  /** Reference number given by KSeF. */
  referenceNumber: z.string().nullish(),
  serviceCode: z.string().nullish(),
  serviceCtx: z.string().nullish(),
  serviceName: z.string().nullish(),
  timestamp: dateTime.optional(),
});
export type ExceptionInfo = z.infer<typeof ExceptionInfo>;

/** HTTP 400 in the older format. */
export const ExceptionResponse = z.object({
  exception: ExceptionInfo.nullish(),
});
export type ExceptionResponse = z.infer<typeof ExceptionResponse>;

/** Why HTTP 403 is answered, as its `reasonCode` says; the contract leaves the field open for more. */
export const forbiddenReasons = [
  'missing-permissions',
  'ip-not-allowed',
  'insufficient-resource-access',
  'auth-method-not-allowed',
  'security-service-blocked',
  'context-type-not-allowed',
] as const;
/** One of {@link forbiddenReasons}. */
export type ForbiddenReason = (typeof forbiddenReasons)[number];

/** HTTP 403 as problem details. */
export const ForbiddenProblemDetails = z.object({
  title: z.string(),
  /** State with its code and official text. */
  status: z.int(),
  detail: z.string(),
  instance: z.string().nullish(),
  reasonCode: z.string(),
  security: z.record(z.string(), z.unknown()).nullish(),
  traceId: z.string().nullish(),
  timestamp: dateTime.optional(),
});
export type ForbiddenProblemDetails = z.infer<typeof ForbiddenProblemDetails>;

/** HTTP 410 as problem details: the status of an operation is kept 7 or 30 days. */
export const GoneProblemDetails = z.object({
  title: z.string(),
  /** State with its code and official text. */
  status: z.int(),
  instance: z.string(),
  detail: z.string(),
  timestamp: dateTime,
  traceId: z.string(),
});
export type GoneProblemDetails = z.infer<typeof GoneProblemDetails>;

/** HTTP 429 as problem details. */
export const TooManyRequestsProblemDetails = z.object({
  title: z.string(),
  /** State with its code and official text. */
  status: z.int(),
  instance: z.string(),
  detail: z.string(),
  timestamp: dateTime,
  traceId: z.string(),
});
export type TooManyRequestsProblemDetails = z.infer<typeof TooManyRequestsProblemDetails>;

/** HTTP 429 in the older format. */
export const TooManyRequestsResponse = z.object({
  /** State with its code and official text. */
  status: z.object({
    /** Code of the guide. */
    code: z.int(),
    description: z.string(),
    /** More, in Polish. */
    details: z.array(z.string()),
  }),
});
export type TooManyRequestsResponse = z.infer<typeof TooManyRequestsResponse>;

/** HTTP 401 as problem details. */
export const UnauthorizedProblemDetails = z.object({
  title: z.string(),
  /** State with its code and official text. */
  status: z.int(),
  detail: z.string(),
  instance: z.string().nullish(),
  traceId: z.string().nullish(),
  timestamp: dateTime,
});
export type UnauthorizedProblemDetails = z.infer<typeof UnauthorizedProblemDetails>;

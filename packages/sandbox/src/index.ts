export type { RateLimitProfile } from './limits/rate-limits.ts';
export { type Clock, createClock } from './platform/clock.ts';
export { DataFolderInUse } from './platform/folder-lock.ts';
export type { CallCount, CallRecord, CallRecordLimits } from './record/call-record.ts';
export type { CallFilter, CallSummary, RecordedCall } from './record/recorded-call.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
export type { Addresses } from './tls/addresses.ts';
export { type OfficialEnvironment, officialEnvironments } from './tls/official-names.ts';
export type { Trust, TrustingPlatform } from './tls/trust.ts';

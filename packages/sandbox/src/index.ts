export type { RateLimitProfile } from './limits/rate-limits.ts';
export { type Clock, createClock } from './platform/clock.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';

/** The application as one thing: settings in, a running server out. */
export { type Config, configSchema, loadConfig } from './config.ts';
export { diagnose, type Finding } from './diagnose.ts';
export { AppError } from './platform/errors.ts';
export type { Bilingual } from './platform/http/route.ts';
export { type RunningServer, type ServerRoles, startServer } from './server.ts';
export { version } from './version.ts';

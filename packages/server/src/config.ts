import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './platform/errors.ts';
import { type EnvironmentId, environmentId } from './platform/http/schemas.ts';

/** Addresses of one KSeF environment that replace the official ones. */
const addresses = z.object({
  apiUrl: z.url().optional(),
  qrUrl: z.url().optional(),
  portalUrl: z.url().optional(),
});

export const configSchema = z.object({
  /** Absolute path: database, master key and logs of this installation. */
  dataDir: z.string().min(1),
  http: z.object({
    host: z.string(),
    /** 0: any free port. */
    port: z.number().int().min(0).max(65_535),
    /** The address that people type, when it is not that of the socket (behind a proxy). */
    publicUrl: z.url().nullable(),
    /** Believe `X-Forwarded-*`: only behind a proxy of one's own. */
    trustProxy: z.boolean(),
    /** Folder of the built web interface; null when there is none. */
    webRoot: z.string().nullable(),
  }),
  database: z.object({
    /** A PostgreSQL of one's own; null: the embedded one in `dataDir`. */
    url: z.string().nullable(),
  }),
  vault: z.object({
    /** Base64 of 32 bytes; null: the key file in `dataDir`. */
    masterKey: z.string().nullable(),
  }),
  log: z.object({ level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']) }),
  ksef: z.object({
    /** Replaced addresses by environment; the sandbox is available only when it is named here. */
    addresses: z.partialRecord(environmentId, addresses),
  }),
});
export type Config = z.infer<typeof configSchema>;

/** The settings and what they may be; the names of the operator's guide. */
const environmentSchema = z.object({
  SKRYBA_DATA_DIR: z.string().optional(),
  SKRYBA_HOST: z.string().default('127.0.0.1'),
  SKRYBA_PORT: z.coerce.number().int().min(0).max(65_535).default(8200),
  SKRYBA_PUBLIC_URL: z.url().optional(),
  SKRYBA_TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  SKRYBA_WEB_ROOT: z.string().optional(),
  SKRYBA_MASTER_KEY: z.string().optional(),
  SKRYBA_LOG_LEVEL: configSchema.shape.log.shape.level.default('info'),
  SKRYBA_SANDBOX_URL: z.url().optional(),
  SKRYBA_KSEF_PRODUCTION_URL: z.url().optional(),
  SKRYBA_KSEF_DEMO_URL: z.url().optional(),
  SKRYBA_KSEF_TEST_URL: z.url().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
});

/**
 * Reads the settings from environment variables; an empty one counts as absent.
 * @throws AppError `bad-setting` naming the variable
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw badSetting(parsed.error);
  const settings = parsed.data;
  return {
    dataDir: resolve(settings.SKRYBA_DATA_DIR ?? defaultDataDir(given)),
    http: {
      host: settings.SKRYBA_HOST,
      port: settings.SKRYBA_PORT,
      publicUrl: settings.SKRYBA_PUBLIC_URL ?? null,
      trustProxy: settings.SKRYBA_TRUST_PROXY === 'true',
      webRoot: resolve(settings.SKRYBA_WEB_ROOT ?? join(import.meta.dirname, '../../web/dist')),
    },
    database: { url: settings.DATABASE_URL ?? null },
    vault: { masterKey: settings.SKRYBA_MASTER_KEY ?? null },
    log: { level: settings.SKRYBA_LOG_LEVEL },
    ksef: {
      addresses: {
        ...addressesAt('sandbox', settings.SKRYBA_SANDBOX_URL),
        ...addressesAt('production', settings.SKRYBA_KSEF_PRODUCTION_URL),
        ...addressesAt('demo', settings.SKRYBA_KSEF_DEMO_URL),
        ...addressesAt('test', settings.SKRYBA_KSEF_TEST_URL),
      },
    },
  };
}

/** An environment whose API, portal and QR pages answer under one address, as the sandbox's do. */
export function addressesAt(
  environment: EnvironmentId,
  url: string | undefined,
): Config['ksef']['addresses'] {
  if (url === undefined) return {};
  const base = url.replace(/\/+$/, '');
  return { [environment]: { apiUrl: `${base}/v2`, qrUrl: base, portalUrl: `${base}/` } };
}

function defaultDataDir(env: Record<string, string | undefined>): string {
  if (process.platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Skryba');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Skryba');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'skryba');
}

function badSetting(error: z.ZodError): AppError {
  const issue = error.issues[0];
  const name = issue?.path.join('.') ?? '';
  const reason = issue?.message ?? '';
  return new AppError({
    code: 'bad-setting',
    status: 500,
    message: {
      pl: `Ustawienie ${name} ma niewłaściwą wartość (${reason}).`,
      en: `The setting ${name} has a wrong value (${reason}).`,
    },
    remedy: {
      pl: `Popraw zmienną środowiskową ${name} albo ją usuń; opis jest w docs/operators.md.`,
      en: `Correct the environment variable ${name} or remove it; see docs/operators.md.`,
    },
  });
}

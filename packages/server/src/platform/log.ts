import { type Logger, pino } from 'pino';

/** Names under which a secret might travel; their values never reach the log. */
const secretNames = [
  'password',
  'token',
  'secret',
  'privateKey',
  'certificate',
  'masterKey',
  'accessToken',
  'refreshToken',
  'signedFile',
];

/** Structured lines on standard error, one JSON object each, without secrets. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          ...secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
          'req.headers.cookie',
          'req.headers.authorization',
          'res.headers["set-cookie"]',
        ],
        censor: '[secret]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

import { z } from 'zod';

/** A decimal number as text, with a dot, e.g. `1850.00`; never a float. */
export const decimal = z.string().regex(/^-?\d{1,16}(\.\d{1,8})?$/);
/** A legal date in Europe/Warsaw, `YYYY-MM-DD`. */
export const plainDate = z.iso.date();
/** An instant in UTC, ISO 8601. */
export const instant = z.iso.datetime({ offset: true });
export const id = z.uuid();
export const environmentId = z.enum(['production', 'demo', 'test', 'sandbox']);
export type EnvironmentId = z.infer<typeof environmentId>;
/** Files travel in JSON as base64. */
export const base64 = z.base64();
export const companyParams = z.object({ companyId: id });
export const nothing = z.null();

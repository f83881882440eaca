import type { PublicClass } from './mirror.ts';

/** The official classes about log-in, sessions, invoices, certificates, tokens, limits and QR codes. */
export const coreClasses: readonly PublicClass[] = [];

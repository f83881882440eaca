import { kod1Link } from '@skryba/fa';
import { renderSVG } from 'uqr';
import { ksefEnvironment } from '../authorisations/environments.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';

/** KOD I as people see it: the address behind it, the text under it, and the picture. */
export interface VerificationCode {
  link: string;
  label: string;
  /** Black on white, without the label. */
  svg: string;
}

/**
 * KOD I of a document in an environment.
 * @param document `issueDate` is `YYYY-MM-DD`; `hash` is the SHA-256 of the XML
 * Source: guide, «Kody weryfikujące QR»: the label is the KSeF number, or OFFLINE before there is one.
 */
export function verificationCode(
  platform: Pick<Platform, 'config'>,
  environment: EnvironmentId,
  document: { sellerNip: string; issueDate: string; hash: Uint8Array; ksefNumber: string | null },
): VerificationCode {
  const link = kod1Link({ qrUrl: ksefEnvironment(platform, environment).qrUrl, ...document });
  return { link, label: document.ksefNumber ?? 'OFFLINE', svg: renderSVG(link, { border: 2 }) };
}

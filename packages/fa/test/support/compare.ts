import type { CompiledDocument } from '../../src/compile/compile-document.ts';
import { ksefXmlRules } from '../../src/problems/catalogue.ts';
import { readDocument } from '../../src/read/read-document.ts';
import type { Verdict } from './libxml2.ts';

/** Our verdict on XML and structure alone, without the rules that KSeF adds to both. */
export function ourVerdict(bytes: Uint8Array, document: CompiledDocument): Verdict {
  const fault = readDocument(bytes, document).faults.find(({ code }) => !ksefXmlRules.has(code));
  return fault
    ? { valid: false, reason: `${fault.code} ${JSON.stringify(fault.values ?? {})}` }
    : { valid: true };
}

const encoder = new TextEncoder();

/** What the two validators said about one document. */
export interface Comparison {
  agreed: boolean;
  /** What libxml2 said. */
  valid: boolean;
  report: string;
}

/** Asks both validators about a document. */
export function compare(
  xml: string,
  document: CompiledDocument,
  official: (bytes: Uint8Array) => Verdict,
): Comparison {
  const bytes = encoder.encode(xml);
  const [ours, theirs] = [ourVerdict(bytes, document), official(bytes)];
  const say = (verdict: Verdict) => (verdict.valid ? 'valid' : `invalid, ${verdict.reason}`);
  return {
    agreed: ours.valid === theirs.valid,
    valid: theirs.valid,
    report: `ours: ${say(ours)}; libxml2: ${say(theirs)}`,
  };
}

import { type Problem, validateInvoice } from '@skryba/fa';
import type { FormCode } from '@skryba/ksef/contract';
import { withXml } from '@skryba/ksef/crypto';
import { isKsefError } from '../platform/ksef-error.ts';

const MOST_PROBLEMS = 20;

/**
 * What is wrong with a document by the rules of XML and of its schema, in Polish, each with its place.
 * FA (3) is validated in full; other forms are checked for well-formedness only.
 */
export function structureProblems(bytes: Uint8Array, form: FormCode, now: number): string[] {
  if (form.systemCode !== 'FA (3)') return wellFormednessProblems(bytes);
  const { problems } = validateInvoice(bytes, { now: new Date(now), environment: 'sandbox' });
  return problems
    .filter(({ severity }) => severity === 'error')
    .slice(0, MOST_PROBLEMS)
    .map(describe);
}

function describe({ path, line, column, message }: Problem): string {
  return `${path} (${line}:${column}): ${message.pl}`;
}

function wellFormednessProblems(bytes: Uint8Array): string[] {
  try {
    withXml(bytes, () => undefined);
    return [];
  } catch (error) {
    if (isKsefError(error)) return ['Dokument nie jest poprawnym dokumentem XML.'];
    throw error;
  }
}

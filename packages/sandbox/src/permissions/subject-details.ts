import type {
  EuEntityPermissionSubjectDetails,
  IdDocument,
  PersonPermissionSubjectDetails,
} from '@skryba/ksef/contract';
import { invalidInput } from '../http/failure.ts';
import type { Grant } from '../state/records.ts';

type Details = PersonPermissionSubjectDetails | EuEntityPermissionSubjectDetails;
type Received = Pick<Grant, 'person' | 'entity'>;

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/**
 * Who received a permission, turned from the form of a request into that of an answer.
 * @throws ApiFailure 21405 when the part that belongs to the type of details is missing, or a country is unknown
 */
export function subjectDetails(details: Details): Received {
  const { subjectDetailsType } = details;
  if (details.subjectDetailsType === 'EntityByFingerprint') {
    return { entity: { subjectDetailsType, ...required('entityByFp', details.entityByFp) } };
  }
  if (details.subjectDetailsType === 'PersonByIdentifier') {
    return { person: { subjectDetailsType, ...required('personById', details.personById) } };
  }
  if (details.subjectDetailsType === 'PersonByFingerprintWithIdentifier') {
    const { identifier, ...names } = required('personByFpWithId', details.personByFpWithId);
    return { person: { subjectDetailsType, ...names, personIdentifier: identifier } };
  }
  const person = required('personByFpNoId', details.personByFpNoId);
  requireCountry(person.idDocument);
  return { person: { subjectDetailsType, ...person } };
}

function required<T>(name: string, value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw invalidInput(`subjectDetails.${name}: Pole jest wymagane.`);
  return value;
}

function requireCountry({ country }: IdDocument): void {
  if (!/^[A-Z]{2}$/.test(country) || countries.of(country) === undefined) {
    throw invalidInput('subjectDetails.personByFpNoId.idDocument.country: Wymagany kod ISO 3166-1 alpha-2.');
  }
}

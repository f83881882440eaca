import type { EuEntityPermissionSubjectDetails, PersonPermissionSubjectDetails } from '@skryba/ksef/contract';
import type { Grant } from '../state/records.ts';

/** Who received a permission, turned from the form of a request into that of an answer. */
export function subjectDetails(
  details: PersonPermissionSubjectDetails | EuEntityPermissionSubjectDetails,
): Pick<Grant, 'person' | 'entity'> {
  const subjectDetailsType = details.subjectDetailsType;
  const named =
    details.personByFpWithId ??
    details.personByFpNoId ??
    ('personById' in details ? details.personById : null);
  if (named) {
    const { firstName, lastName } = named;
    const identifier = details.personByFpWithId?.identifier;
    const document = details.personByFpNoId;
    return {
      person: {
        subjectDetailsType,
        firstName,
        lastName,
        ...(identifier ? { personIdentifier: identifier } : {}),
        ...(document ? { birthDate: document.birthDate, idDocument: document.idDocument } : {}),
      },
    };
  }
  const entity = 'entityByFp' in details ? details.entityByFp : undefined;
  return entity ? { entity: { subjectDetailsType, ...entity } } : {};
}

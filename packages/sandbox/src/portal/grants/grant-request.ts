import type { Context } from '../../state/records.ts';
import { plainFingerprint } from '../context.ts';
import { type GrantValues, plainNumber } from './grant-values.ts';

interface GrantRequest {
  readonly path: string;
  readonly body: object;
}

interface Identifier {
  readonly type: string;
  readonly value: string;
}

function personIdentifier({ text }: GrantValues): Identifier {
  const value = plainNumber(text('identifier'));
  return { type: value.length === 11 ? 'Pesel' : 'Nip', value };
}

function names({ text }: GrantValues) {
  return { firstName: text('firstName'), lastName: text('lastName') };
}

function byIdentifier(values: GrantValues) {
  return {
    subjectIdentifier: personIdentifier(values),
    subjectDetails: { subjectDetailsType: 'PersonByIdentifier', personById: names(values) },
  };
}

function holderDetails(values: GrantValues): object {
  const { text, holder } = values;
  if (holder === 'entity') {
    return {
      subjectDetailsType: 'EntityByFingerprint',
      entityByFp: { fullName: text('holderName'), address: text('holderAddress') },
    };
  }
  if (holder === 'person-with-number') {
    return {
      subjectDetailsType: 'PersonByFingerprintWithIdentifier',
      personByFpWithId: { ...names(values), identifier: personIdentifier(values) },
    };
  }
  return {
    subjectDetailsType: 'PersonByFingerprintWithoutIdentifier',
    personByFpNoId: {
      ...names(values),
      birthDate: text('birthDate'),
      idDocument: {
        type: text('documentType'),
        number: text('documentNumber'),
        country: text('documentCountry').toUpperCase(),
      },
    },
  };
}

function byFingerprint(values: GrantValues) {
  return {
    subjectIdentifier: { type: 'Fingerprint', value: plainFingerprint(values.text('fingerprint')) },
    subjectDetails: holderDetails(values),
  };
}

/** A NIP, or an internal identifier that begins with one. */
function nipOrUnit(text: string): Identifier {
  const value = plainNumber(text);
  return { type: value.length === 10 ? 'Nip' : 'InternalId', value };
}

function toCompany(values: GrantValues): GrantRequest {
  const { text, permissions, canDelegate } = values;
  const subjectDetails = { fullName: text('fullName') };
  if (values.kind === 'entity') {
    return {
      path: '/permissions/entities/grants',
      body: {
        subjectIdentifier: { type: 'Nip', value: plainNumber(text('company')) },
        permissions: permissions.map((type) => ({ type, canDelegate })),
        subjectDetails,
      },
    };
  }
  const value = plainNumber(text('companyOrProvider'));
  return {
    path: '/permissions/authorizations/grants',
    body: {
      subjectIdentifier: { type: /^\d/.test(value) ? 'Nip' : 'PeppolId', value },
      permission: permissions[0],
      subjectDetails,
    },
  };
}

function toHolder(values: GrantValues, context: Context): GrantRequest {
  const { text, permissions } = values;
  if (values.kind === 'euRepresentative')
    return { path: '/permissions/eu-entities/grants', body: { ...byFingerprint(values), permissions } };
  const value = `${context.value}-${plainNumber(text('vatUe'))}`;
  return {
    path: '/permissions/eu-entities/administration/grants',
    body: {
      ...byFingerprint(values),
      contextIdentifier: { type: 'NipVatUe', value },
      euEntityName: text('euName'),
      euEntityDetails: { fullName: text('euFullName'), address: text('euAddress') },
    },
  };
}

function toPerson(values: GrantValues): GrantRequest {
  const { kind, text, permissions } = values;
  const person = byIdentifier(values);
  if (kind === 'indirect') {
    const target = values.isForOneClient ? nipOrUnit(text('client')) : { type: 'AllPartners' };
    return {
      path: '/permissions/indirect/grants',
      body: { ...person, targetIdentifier: target, permissions },
    };
  }
  if (kind === 'subunit') {
    const contextIdentifier = nipOrUnit(text('unit'));
    const subunitName = text('unitName');
    return {
      path: '/permissions/subunits/grants',
      body: { ...person, contextIdentifier, ...(subunitName === '' ? {} : { subunitName }) },
    };
  }
  return { path: '/permissions/persons/grants', body: { ...person, permissions } };
}

function byKind(values: GrantValues, context: Context): GrantRequest {
  const { kind } = values;
  if (kind === 'entity' || kind === 'authorization') return toCompany(values);
  if (kind === 'euAdministrator' || kind === 'euRepresentative') return toHolder(values, context);
  return toPerson(values);
}

/** The request of the API that a checked form stands for, made in a context. */
export function toGrantRequest(values: GrantValues, context: Context): GrantRequest {
  const { path, body } = byKind(values, context);
  return { path, body: { ...body, description: values.text('description') } };
}

import type { EnvironmentId } from '@skryba/server/api';
import { nipDigits } from '../../lib/nip.ts';
import type { AuthorisationMethod } from './queries.ts';

/** What the page's three steps collect. */
export interface ConnectionForm {
  readonly method: AuthorisationMethod;
  readonly environment: EnvironmentId;
  readonly token: string;
  readonly nip: string;
  readonly companyName: string;
  readonly certificate: File | null;
  readonly privateKey: File | null;
  readonly password: string;
  readonly keepConnected: boolean;
}

/** Fields that can be wrong before anything is sent. */
export type FormProblem = 'tokenMissing' | 'tokenShort' | 'nipMissing' | 'certificateMissing' | 'fileTooBig';
export type FormProblems = Partial<Record<'token' | 'nip' | 'certificate' | 'privateKey', FormProblem>>;

const largestFile = 150_000;

export const emptyForm: ConnectionForm = {
  method: 'token',
  environment: 'demo',
  token: '',
  nip: '',
  companyName: '',
  certificate: null,
  privateKey: null,
  password: '',
  keepConnected: false,
};

/** What is missing before the form can be sent; the server judges the rest. */
export function formProblems(form: ConnectionForm): FormProblems {
  return {
    ...(form.method === 'token' ? tokenProblems(form.token) : {}),
    ...(form.method === 'certificate' ? certificateProblems(form) : {}),
    ...(nipDigits(form.nip) === '' ? { nip: 'nipMissing' as const } : {}),
  };
}

function tokenProblems(token: string): FormProblems {
  if (token === '') return { token: 'tokenMissing' };
  return token.length < 20 ? { token: 'tokenShort' } : {};
}

function certificateProblems({ certificate, privateKey }: ConnectionForm): FormProblems {
  if (!certificate) return { certificate: 'certificateMissing' };
  if (certificate.size > largestFile) return { certificate: 'fileTooBig' };
  return privateKey && privateKey.size > largestFile ? { privateKey: 'fileTooBig' } : {};
}

/** The company that the connection is for, as the server wants it. */
export function target({ environment, nip, companyName }: ConnectionForm) {
  const name = companyName.trim();
  return { environment, nip: nip.trim(), ...(name === '' ? {} : { companyName: name }) };
}

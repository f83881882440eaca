import { describe, expect, test } from 'vitest';
import { emptyForm, formProblems, target } from '../src/areas/ksef/form.ts';

const token = 'made-up-token-of-enough-characters';

describe('the form of a connection', () => {
  test('says what is missing before anything is sent', () => {
    expect(formProblems(emptyForm)).toEqual({ token: 'tokenMissing', nip: 'nipMissing' });
    expect(formProblems({ ...emptyForm, token: 'abc', nip: '525-300-81-29' })).toEqual({
      token: 'tokenShort',
    });
    expect(formProblems({ ...emptyForm, token, nip: '525-300-81-29' })).toEqual({});
  });

  test('asks for a certificate only where it is needed, and for one of a sensible size', () => {
    const withCertificate = { ...emptyForm, method: 'certificate', nip: '5253008129' } as const;
    expect(formProblems(withCertificate)).toEqual({ certificate: 'certificateMissing' });
    const huge = new File([new Uint8Array(200_000)], 'film.p12');
    expect(formProblems({ ...withCertificate, certificate: huge })).toEqual({ certificate: 'fileTooBig' });
    expect(formProblems({ ...emptyForm, method: 'signature', nip: '5253008129' })).toEqual({});
  });

  test('leaves an empty company name to the server', () => {
    expect(target({ ...emptyForm, nip: ' 525-300-81-29 ', companyName: ' ' })).toEqual({
      environment: 'demo',
      nip: '525-300-81-29',
    });
  });
});

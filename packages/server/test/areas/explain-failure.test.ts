import { KsefError } from '@skryba/ksef';
import { authenticationStatuses, errorTexts } from '@skryba/ksef/contract';
import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../src/authorisations/explain-failure.ts';
import { nextTry } from '../../src/authorisations/failure.ts';

const context = { nip: '1111111111', environment: 'production' } as const;

function rejected(status: { code: number; description: string; details?: string }): KsefError {
  return new KsefError('no', {
    kind: 'rejected',
    code: status.code,
    officialText: status.description,
    details: status.details === undefined ? [] : [status.details],
  });
}

describe('a log-in that KSeF ended in failure', () => {
  it.each([
    ['noPermissions', 'no-permissions', 'nie ma w KSeF żadnych uprawnień do firmy o NIP 1111111111', false],
    ['revoked', 'log-in-revoked', 'To logowanie unieważniono', false],
    ['badToken', 'token-unknown', 'Środowisko produkcyjne nie zna tego tokenu', false],
    ['tokenRevoked', 'token-revoked', 'unieważniono w KSeF', false],
    ['tokenInactive', 'token-inactive', 'nie jest aktywny', false],
    ['tokenOfOtherContext', 'token-of-other-nip', 'należy do innej firmy', false],
    ['badChallenge', 'challenge-refused', 'minęło 10 minut', true],
    ['certificateRevoked', 'certificate-refused', 'nie uznał certyfikatu', false],
    ['deceased', 'person-deceased', 'osoby zmarłej', false],
    ['blocked', 'context-blocked', 'zablokował uwierzytelnianie', false],
    ['interrupted', 'ksef-interrupted', 'z przyczyn wewnętrznych', true],
  ] as const)('%s reads as %s, with the official text beside it', (name, code, words, temporary) => {
    const status = authenticationStatuses[name];
    const explained = explainFailure(rejected(status), context);
    expect(explained).toMatchObject({
      code,
      temporary,
      official: { code: status.code },
    });
    expect(explained.message.pl).toContain(words);
    expect(explained.official?.text).toContain(status.description);
    expect(explained.remedy.pl).not.toBe('');
  });

  it('asks for a new signature where a new challenge cannot help', () => {
    const expired = explainFailure(rejected(authenticationStatuses.badChallenge), {
      ...context,
      signed: true,
    });
    expect(expired).toMatchObject({
      code: 'signature-challenge-expired',
      temporary: false,
    });
  });
});

describe('a signed request that KSeF refused', () => {
  it.each([9101, 9102, 9103, 9105, 21001, 21217, 21401, 21405, 21406])(
    'with %i is for the signer to mend, and says so',
    (code) => {
      const error = new KsefError('no', { kind: 'refused', code, officialText: errorTexts[code] });
      const explained = explainFailure(error, { ...context, signed: true });
      expect(explained).toMatchObject({ code: 'signature-refused', temporary: false, official: { code } });
      expect(explained.official?.text).toBe(errorTexts[code]);
    },
  );
});

describe('the next try', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const seconds = (tries: number, asked: number | null = null) =>
    (nextTry(now, tries, asked).getTime() - now.getTime()) / 1000;

  it('comes later and later, at the latest after 15 minutes, and never sooner than KSeF asked', () => {
    expect([1, 2, 3, 10, 40].map((tries) => seconds(tries))).toEqual([15, 30, 60, 900, 900]);
    expect(seconds(1, 3_600_000)).toBe(3600);
  });
});

import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMemberCompanies } from '../src/accounts/memberships.ts';
import { createPeople, type People } from '../src/accounts/people.ts';
import { isSetUpNeeded, setUp } from '../src/accounts/set-up.ts';
import { signIn } from '../src/accounts/sign-in.ts';
import { addCompany } from '../src/companies/add-company.ts';
import { makeNip, startTestPlatform, type TestPlatform } from './support/platform.ts';

let test: TestPlatform;
let people: People;
const password = 'kogut-na-dachu-7';
const owner = { email: 'wlasciciel@example.test', password, name: '' };
const caller = { ip: '127.0.0.1', headers: {} };
const cookieOf = (cookies: string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ');

beforeAll(async () => {
  test = await startTestPlatform();
  const secret = createHash('sha256').update(randomUUID()).digest('base64');
  people = createPeople(test.platform.db, secret, 'http://127.0.0.1:8200');
});

afterAll(() => test.close());

describe('first start', () => {
  it('takes one owner when two people set it up at the same moment', async () => {
    expect(await isSetUpNeeded(test.platform)).toBe(true);

    const tries = await Promise.allSettled([
      setUp(test.platform, people, owner, {}),
      setUp(test.platform, people, { ...owner, email: 'drugi@example.test' }, {}),
    ]);

    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = tries.find((attempt) => attempt.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'already-set-up',
      messages: { pl: 'Ta instalacja ma już właściciela.' },
    });
    expect(await isSetUpNeeded(test.platform)).toBe(false);
    const persons = await test.platform.db.selectFrom('people').select('email').execute();
    expect(persons).toHaveLength(1);
  });
});

describe('signing in', () => {
  const someone = { email: 'ksiegowa@example.test', password, name: 'Księgowa' };

  beforeAll(() => people.add(someone, {}));

  it('knows the person by the cookie, and forgets after signing out', async () => {
    const { user, cookies } = await signIn(test.platform, people, someone, caller);
    const headers = { cookie: cookieOf(cookies) };

    expect(cookies.join()).toMatch(/HttpOnly/i);
    expect(cookies.join()).toMatch(/SameSite=Strict/i);
    expect(await people.find(headers)).toEqual(user);
    expect(await people.find({ cookie: `${headers.cookie}x` })).toBeNull();

    await people.signOut(headers);
    expect(await people.find(headers)).toBeNull();
  });

  it('says the same for a wrong password and an unknown e-mail', async () => {
    const wrong = await signIn(test.platform, people, { ...someone, password: 'nie-to-haslo' }, caller).catch(
      (error: unknown) => error,
    );
    const unknown = await signIn(
      test.platform,
      people,
      { email: 'nikt@example.test', password },
      caller,
    ).catch((error: unknown) => error);

    expect(wrong).toMatchObject({
      code: 'wrong-credentials',
      status: 401,
      messages: { pl: 'Adres e-mail albo hasło się nie zgadza.' },
    });
    expect(unknown).toMatchObject({ code: 'wrong-credentials', status: 401 });
  });

  it('stops guessing, even with the right password, until the window is over', async () => {
    const target = { email: 'zgadywany@example.test', password, name: '' };
    await people.add(target, {});
    const guesses = await Promise.allSettled(
      Array.from({ length: 12 }, (_, guess) =>
        signIn(test.platform, people, { ...target, password: `zgaduje-${guess}-raz` }, caller),
      ),
    );
    const refusals = guesses.map((guess) => guess.status === 'rejected' && guess.reason.code);
    expect(refusals.filter((code) => code === 'wrong-credentials')).toHaveLength(8);

    await expect(signIn(test.platform, people, target, caller)).rejects.toMatchObject({
      code: 'too-many-attempts',
      status: 429,
      remedy: { pl: 'Spróbuj ponownie za 15 min.' },
    });

    test.clock.advance(16 * 60_000);
    await expect(signIn(test.platform, people, target, caller)).resolves.toMatchObject({
      user: { email: target.email },
    });
  });

  it('keeps no password in the database that can be read', async () => {
    const stored = await sql<{ password: string }>`select password from credentials`.execute(
      test.platform.db,
    );
    expect(stored.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored.rows)).not.toContain(password);
  });
});

describe('companies of a person', () => {
  it('are listed in the order of the Polish alphabet', async () => {
    const person = await test.addPerson();
    for (const name of ['Żubr', 'Ćma', 'Dąb', 'Cis']) {
      await addCompany(test.platform, person.id, { nip: makeNip(), name });
    }

    const names = (await listMemberCompanies(test.platform, person.id)).map(({ name }) => name);

    expect(names).toEqual(['Cis', 'Ćma', 'Dąb', 'Żubr']);
  });
});

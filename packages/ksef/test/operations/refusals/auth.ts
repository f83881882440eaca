import { encryptToken, selfSignedCertificate, signXades } from '../../../src/crypto/index.ts';
import { type KsefClient, prepareSignedLogIn } from '../../../src/index.ts';
import { BUYER, SELLER } from '../../support/world.ts';
import { refuses } from '../case.ts';
import { fixed, FOREIGN_KEY, type Scene, UNKNOWN } from '../scene.ts';
import { startedLogIn } from '../started-log-in.ts';
import { twice, wrongPage } from './common.ts';
import { whenForgotten } from './forgotten.ts';

const deceased = { isBailiff: false, isDeceased: true, description: 'Osoba zmarła' };

async function tokenLogIn(client: KsefClient, changed: { challenge?: string; publicKeyId?: string }) {
  const { key, publicKeyId } = await client.publicKey('KsefTokenEncryption');
  const { challenge, timestampMs } = await client.auth.challenge();
  return client.auth.startWithToken({
    challenge,
    contextIdentifier: { type: 'Nip', value: SELLER },
    encryptedToken: encryptToken('x', timestampMs, key),
    publicKeyId,
    ...changed,
  });
}

async function signedRequest({ client }: Scene, nip: string, edit = (xml: Buffer) => xml): Promise<Buffer> {
  const { xml } = await prepareSignedLogIn(client(), { nip: SELLER });
  const seal = await selfSignedCertificate({ subject: { kind: 'seal', organizationName: 'Próbna', nip } });
  return signXades(edit(xml), seal);
}

async function signedLogIn(scene: Scene, nip: string, edit?: (xml: Buffer) => Buffer) {
  return scene.client().auth.startWithSignature(await signedRequest(scene, nip, edit));
}

/** A document with one place in it changed. */
function edited(xml: Buffer, from: string | RegExp, to: string): Buffer {
  return Buffer.from(xml.toString('utf8').replace(from, to));
}

/** A signed document with a second signature, as another signer would add it. */
function signedAgain(xml: Buffer): Buffer {
  const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(xml.toString('utf8')) ?? [];
  const second = signature.replaceAll(/Id="([^"]+)"/g, 'Id="$1-second"');
  return edited(xml, signature, signature + second);
}

/** Refusals of logging in and of tokens. */
export const authRefusals = [
  refuses('auth.startWithSignature', 9101, ({ client }) =>
    client().auth.startWithSignature(Buffer.from('<!DOCTYPE a><a/>')),
  ),
  refuses('auth.startWithSignature', 9102, async ({ client }) =>
    client().auth.startWithSignature((await prepareSignedLogIn(client(), { nip: SELLER })).xml),
  ),
  refuses('auth.startWithSignature', 9103, async (scene) =>
    scene.client().auth.startWithSignature(signedAgain(await signedRequest(scene, SELLER))),
  ),
  refuses('auth.startWithSignature', 9105, async (scene) =>
    scene
      .client()
      .auth.startWithSignature(edited(await signedRequest(scene, SELLER), `<Nip>${SELLER}`, `<Nip>${BUYER}`)),
  ),
  refuses('auth.startWithSignature', 21001, ({ client }) =>
    client().auth.startWithSignature(Buffer.from('<a')),
  ),
  refuses('auth.startWithSignature', 21111, (scene) =>
    signedLogIn(scene, SELLER, (xml) =>
      edited(xml, /<Challenge>[^<]+/, '<Challenge>20250604-CR-461EA5B000-537A6BA15D-D7'),
    ),
  ),
  refuses('auth.startWithSignature', 21115, (scene) => signedLogIn(scene, '')),
  refuses('auth.startWithSignature', 21117, (scene) =>
    signedLogIn(scene, SELLER, (xml) =>
      edited(xml, `<Nip>${SELLER}</Nip>`, '<PeppolId>PPL123456</PeppolId>'),
    ),
  ),
  refuses('auth.startWithSignature', 21217, async (scene) =>
    scene
      .client()
      .auth.startWithSignature(
        edited(await signedRequest(scene, SELLER), /encoding="utf-8"/i, 'encoding="ISO-8859-2"'),
      ),
  ),
  refuses('auth.startWithSignature', 21401, (scene) =>
    signedLogIn(scene, SELLER, (xml) => edited(xml, /<SubjectIdentifierType>[^<]+/, '$&x')),
  ),
  refuses('auth.startWithSignature', 21406, async ({ client, control }) => {
    const { xml } = await prepareSignedLogIn(client(), {
      nip: SELLER,
      subjectIdentifierType: 'certificateFingerprint',
    });
    const signed = await control('/sign', { xml: xml.toString(), as: 'trusted-profile', nip: SELLER });
    return client().auth.startWithSignature(Buffer.from(signed));
  }),
  refuses('auth.startWithToken', 21111, ({ client }) =>
    tokenLogIn(client(), { challenge: '20250604-CR-461EA5B000-537A6BA15D-D7' }),
  ),
  refuses('auth.startWithToken', 21470, ({ client }) => tokenLogIn(client(), { publicKeyId: FOREIGN_KEY })),
  refuses('auth.status', 21304, async (scene) => {
    const { fresh, bearer } = await startedLogIn(scene);
    return fresh.auth.status(UNKNOWN, bearer);
  }),
  refuses('auth.redeem', 21301, async (scene) => {
    const { fresh, bearer } = await startedLogIn(scene);
    return twice(() => fresh.auth.redeem(bearer));
  }),
  refuses('auth.refresh', 21301, async (scene) => {
    const { fresh, bearer } = await startedLogIn(scene);
    const { accessToken, refreshToken } = await fresh.auth.redeem(bearer);
    await fresh.withAuth(fixed(accessToken.token)).auth.sessions.revokeCurrent();
    return fresh.auth.refresh(refreshToken.token);
  }),
  refuses('auth.redeem', 21304, () =>
    whenForgotten(({ client, operation }) => client.auth.redeem(operation)),
  ),
  refuses('auth.refresh', 21304, () => whenForgotten(({ client, refresh }) => client.auth.refresh(refresh))),
  refuses('auth.redeem', 21308, async (scene) => {
    const { fresh, bearer } = await startedLogIn(scene, { nip: '5555555555' });
    await fresh.testData.createPerson({ nip: '5555555555', pesel: '90030312355', ...deceased });
    return fresh.auth.redeem(bearer);
  }),
  refuses('auth.refresh', 21308, async (scene) => {
    const { fresh, bearer } = await startedLogIn(scene, { nip: '7777777777' });
    const { refreshToken } = await fresh.auth.redeem(bearer);
    await fresh.testData.createPerson({ nip: '7777777777', pesel: '90030312362', ...deceased });
    return fresh.auth.refresh(refreshToken.token);
  }),
  refuses('auth.sessions.list', 21418, ({ owner }) => owner.auth.sessions.list(wrongPage)),
  refuses('tokens.create', 26001, ({ owner }) =>
    owner.tokens.create({ permissions: ['EnforcementOperations'], description: 'Token próbny' }),
  ),
  refuses('tokens.create', 26002, ({ euAdministrator }) =>
    euAdministrator.tokens.create({ permissions: ['InvoiceRead'], description: 'Token próbny' }),
  ),
  refuses('tokens.list', 21418, ({ owner }) => owner.tokens.list(wrongPage)),
];

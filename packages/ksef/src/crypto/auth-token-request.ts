import { type XmlDocument, XmlElement } from 'libxml2-wasm';
import {
  type AuthenticationContextIdentifier,
  AllowedIps,
  type AuthorizationPolicy,
} from '../contract/auth.ts';
import { Challenge, InternalId, Nip, NipVatUe, PeppolId } from '../contract/values.ts';
import { KsefError } from '../errors/ksef-error.ts';
import { escapeXml, withXml } from './xml.ts';

/** Namespace of the request that is built here; 2.0 is read as well. */
export const AUTH_TOKEN_REQUEST_NAMESPACE = 'http://ksef.mf.gov.pl/auth/token/2.1';
const READABLE_NAMESPACES = [AUTH_TOKEN_REQUEST_NAMESPACE, 'http://ksef.mf.gov.pl/auth/token/2.0'];

/** Who signs: the person or company named in the certificate, or whoever holds a certificate with a known fingerprint. */
export type SubjectIdentifierKind = 'certificateSubject' | 'certificateFingerprint';

/** The document that is signed to log in. Source: schema `schemat_auth_v2-1.xsd`. */
export interface AuthTokenRequest {
  readonly challenge: string;
  readonly context: AuthenticationContextIdentifier;
  readonly subjectIdentifierType: SubjectIdentifierKind;
  readonly authorizationPolicy?: AuthorizationPolicy;
}

const identifierSchemas = { Nip, InternalId, NipVatUe, PeppolId } as const;
type IdentifierName = keyof typeof identifierSchemas;

/**
 * Writes an AuthTokenRequest 2.1.
 * @returns XML in UTF-8 without white space between elements
 * @throws KsefError `configuration` `malformed-request` when a value does not fit the schema
 */
export function buildAuthTokenRequest(request: AuthTokenRequest): Buffer {
  const { type, value } = checkContext(request.context.type, request.context.value);
  const challenge = checkChallenge(request.challenge);
  return Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><AuthTokenRequest xmlns="${AUTH_TOKEN_REQUEST_NAMESPACE}">` +
      `<Challenge>${challenge}</Challenge><ContextIdentifier><${type}>${escapeXml(value)}</${type}></ContextIdentifier>` +
      `<SubjectIdentifierType>${request.subjectIdentifierType}</SubjectIdentifierType>` +
      `${policyXml(request.authorizationPolicy)}</AuthTokenRequest>`,
  );
}

function policyXml(policy: AuthorizationPolicy | undefined): string {
  const ips = policy?.allowedIps;
  if (!ips) return '';
  return (
    `<AuthorizationPolicy><AllowedIps>${elements('Ip4Address', ips.ip4Addresses)}` +
    `${elements('Ip4Range', ips.ip4Ranges)}${elements('Ip4Mask', ips.ip4Masks)}</AllowedIps></AuthorizationPolicy>`
  );
}

function elements(name: string, values: readonly string[] | null | undefined): string {
  return (values ?? []).map((v) => `<${name}>${escapeXml(v)}</${name}>`).join('');
}

/**
 * Reads an AuthTokenRequest, also one inside the object of an enveloping signature.
 * @param xml the bytes that {@link verifyXades} returned, or an unsigned request
 * @throws KsefError `configuration` `malformed-request` when it is not one
 */
export function parseAuthTokenRequest(xml: Uint8Array): AuthTokenRequest {
  return withXml(xml, (doc) => {
    const root = requestElement(doc);
    const children = childrenOf(root);
    requireOrder(children, [
      'Challenge',
      'ContextIdentifier',
      'SubjectIdentifierType',
      'AuthorizationPolicy',
    ]);
    const child = (name: string) => children.find((element) => element.name === name);
    const text = (name: string) => child(name)?.content.trim() ?? malformed(`${name} is missing`);
    const [identifier, another] = childrenOf(child('ContextIdentifier'));
    if (!identifier || another) return malformed('ContextIdentifier needs one identifier');
    const kind = text('SubjectIdentifierType');
    if (kind !== 'certificateSubject' && kind !== 'certificateFingerprint') {
      return malformed(`SubjectIdentifierType ${kind} is unknown`);
    }
    const policy = child('AuthorizationPolicy');
    return {
      challenge: checkChallenge(text('Challenge')),
      context: checkContext(identifier.name, identifier.content),
      subjectIdentifierType: kind,
      ...(policy ? { authorizationPolicy: { allowedIps: readAllowedIps(policy) } } : {}),
    };
  });
}

/** Elements of the namespace of their parent, in their order. */
function childrenOf(parent: XmlElement | undefined): XmlElement[] {
  const found = parent?.find('*').filter((node) => node instanceof XmlElement) ?? [];
  const foreign = found.find(({ namespaceUri }) => namespaceUri !== parent?.namespaceUri);
  return foreign ? malformed(`${foreign.name} does not belong there`) : found;
}

/** Whether elements stand in the order of the schema, each of them once at most. */
function requireOrder(found: readonly XmlElement[], names: readonly string[]): void {
  const places = found.map(({ name }) => names.indexOf(name));
  const wrong = found.find((_, index) => (places[index] ?? -1) <= (places[index - 1] ?? -1));
  if (wrong) malformed(`${wrong.name} does not belong there`);
}

function readAllowedIps(policy: XmlElement): AllowedIps {
  const [allowed, another] = childrenOf(policy);
  if (allowed?.name !== 'AllowedIps' || another) return malformed('AuthorizationPolicy needs AllowedIps');
  const kinds = ['Ip4Address', 'Ip4Range', 'Ip4Mask'];
  const addresses = childrenOf(allowed);
  const places = addresses.map(({ name }) => kinds.indexOf(name));
  if (places.some((place, index) => place < (places[index - 1] ?? 0)))
    return malformed('AllowedIps holds Ip4Address, then Ip4Range, then Ip4Mask');
  const [ip4Addresses, ip4Ranges, ip4Masks] = kinds.map((kind) =>
    addresses.filter(({ name }) => name === kind).map(({ content }) => content.trim()),
  );
  const ips = AllowedIps.safeParse({ ip4Addresses, ip4Ranges, ip4Masks });
  return ips.success ? ips.data : malformed('AllowedIps lists at most ten of each kind, in their notation');
}

function requestElement(doc: XmlDocument): XmlElement {
  const wrapped = doc.root.name === 'Object' ? doc.root.get('*') : doc.root;
  if (!(wrapped instanceof XmlElement)) return malformed('the document is empty');
  if (wrapped.name !== 'AuthTokenRequest' || !READABLE_NAMESPACES.includes(wrapped.namespaceUri)) {
    return malformed(`the root is ${wrapped.name} of ${wrapped.namespaceUri}`);
  }
  return wrapped;
}

function checkContext(type: string, value: string): { type: IdentifierName; value: string } {
  if (!isIdentifierName(type)) return malformed(`the context ${type} is unknown`);
  if (!identifierSchemas[type].safeParse(value).success)
    return malformed(`${type} "${value}" has a wrong form`);
  return { type, value };
}

function isIdentifierName(name: string): name is IdentifierName {
  return Object.hasOwn(identifierSchemas, name);
}

function checkChallenge(challenge: string): string {
  const fits =
    Challenge.safeParse(challenge).success &&
    /^\d{8}-CR-[A-F0-9]{10}-[A-F0-9]{10}-[A-F0-9]{2}$/.test(challenge);
  return fits ? challenge : malformed(`the challenge "${challenge}" has a wrong form`);
}

function malformed(what: string): never {
  throw new KsefError(`This is not a valid AuthTokenRequest: ${what}.`, {
    kind: 'configuration',
    code: 'malformed-request',
  });
}

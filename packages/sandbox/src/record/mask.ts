/** Longest body that the record keeps, in characters. */
const MOST_TEXT = 8_000;
const MOST_VALUE = 240;
const MOST_ITEMS = 20;
const MOST_DEPTH = 6;
const SHOWN = 6;

const SECRET_NAMES =
  'token|accessToken|refreshToken|authenticationToken|encryptedToken|encryptedSymmetricKey|initializationVector|privateKey|password';
const SECRET_ENDS = ['oken"', 'Key"', 'Vector"', 'password"'];
const secretName = new RegExp(`^(?:${SECRET_NAMES})$`);
const secretInJson = new RegExp(`("(?:${SECRET_NAMES})"\\s*:\\s*"[^"]{0,${SHOWN}})[^"]*`, 'g');
const jwt = /\beyJ[\w-]{0,6}[\w-]*\.[\w-]+(?:\.[\w-]*)?/g;
const ksefToken = /(\|(?:nip|internalId|nipVatUe|peppolId)-[^|\s"]+\|)[0-9a-f]{16,}/g;
const linkSignature = /([?&]sig=[\w-]{0,6})[\w-]*/g;
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

/** The beginning of a secret, enough to tell two apart and of no use to anybody. */
function hide(secret: string): string {
  return `${secret.slice(0, SHOWN)}… (${secret.length})`;
}

/** A text without bearers, KSeF tokens, encrypted keys and signatures of links. */
export function maskText(text: string): string {
  let masked = text;
  // Looking for a mark first is many times quicker than a pattern that finds nothing.
  if (SECRET_ENDS.some((end) => masked.includes(end))) masked = masked.replace(secretInJson, '$1…');
  if (masked.includes('eyJ')) masked = masked.replace(jwt, 'eyJ…');
  if (masked.includes('|')) masked = masked.replace(ksefToken, '$1…');
  if (masked.includes('sig=')) masked = masked.replace(linkSignature, '$1…');
  return masked;
}

/** A long text cut to what the record keeps, with secrets masked. */
export function clipText(text: string): string {
  if (text.length <= MOST_TEXT) return maskText(text);
  // Through bytes, because a part of a text would keep the whole of it in memory.
  const part = Buffer.from(maskText(text.slice(0, MOST_TEXT))).toString();
  return `${part}… (${text.length})`;
}

type Headers = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Headers with secrets masked. */
export function maskHeaders(headers: Headers): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    masked[name] = SECRET_HEADERS.has(name) ? maskHeader(text) : clipText(text.slice(0, MOST_VALUE * 4));
  }
  return masked;
}

function maskHeader(text: string): string {
  const [scheme = '', rest] = text.split(' ', 2);
  return rest === undefined ? hide(text) : `${scheme} ${hide(rest)}`;
}

/** A parsed body as JSON: long texts and lists shortened, secrets masked, never longer than the record keeps. */
export function outline(body: unknown): string {
  return clipText(JSON.stringify(shorten(body, 0)) ?? '');
}

function shorten(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return value.length > MOST_VALUE ? `${value.slice(0, MOST_VALUE)}… (${value.length})` : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MOST_DEPTH) return '…';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_ITEMS).map((item) => shorten(item, depth + 1));
    return value.length > MOST_ITEMS ? [...shown, `… (${value.length})`] : shown;
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_ITEMS * 2)
      .map(([name, inner]) => [
        name,
        typeof inner === 'string' && secretName.test(name) ? hide(inner) : shorten(inner, depth + 1),
      ]),
  );
}

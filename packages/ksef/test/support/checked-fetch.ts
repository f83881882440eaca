import { Ajv, type ValidateFunction } from 'ajv';
import { hasShared, sharedFile } from './shared.ts';

type Json = ReturnType<typeof JSON.parse>;

interface Checks {
  readonly pattern: RegExp;
  readonly method: string;
  readonly validator: (pointer: string[]) => ValidateFunction | undefined;
  readonly name: string;
}

/** A `fetch` that checks every request and answer against the official contract, and remembers what was checked. */
export function checkedFetch(): { fetch: typeof globalThis.fetch; checked: Set<string> } {
  const checked = new Set<string>();
  const checks = hasShared ? readChecks() : [];
  return {
    checked,
    async fetch(input, init) {
      const response = await globalThis.fetch(input, init);
      const url = new URL(input instanceof Request ? input.url : input);
      const method = (init?.method ?? 'GET').toLowerCase();
      const check = checks.find((c) => c.method === method && c.pattern.test(url.pathname));
      if (!check) return response;
      checked.add(check.name);
      if (typeof init?.body === 'string') validate(check, ['requestBody'], JSON.parse(init.body));
      if (response.headers.get('content-type')?.includes('json')) {
        const type = response.headers.get('content-type')?.split(';')[0] ?? '';
        validate(check, ['responses', String(response.status), type], await response.clone().json());
      }
      return response;
    },
  };
}

function validate(check: Checks, pointer: string[], value: unknown): void {
  const validator = check.validator(pointer);
  if (validator && !validator(value)) {
    throw new Error(`${check.name} ${pointer.join(' ')}: ${JSON.stringify(validator.errors?.slice(0, 3))}`);
  }
}

function readChecks(): Checks[] {
  const api: Json = JSON.parse(sharedFile('ksef/open-api-2.8.1.json').toString('utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(nullable(api), 'api');
  const cache = new Map<string, ValidateFunction>();
  const compile = (ref: string) => {
    const found = cache.get(ref) ?? ajv.compile({ $ref: ref });
    cache.set(ref, found);
    return found;
  };
  return Object.entries<Json>(api.paths)
    .flatMap(([path, methods]) =>
      Object.entries<Json>(methods).map(([method, operation]) => ({ path, method, operation })),
    )
    .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)
    .map(({ path, method, operation }) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      pattern: new RegExp(`^/v2${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      validator: ([where = '', status, type = 'application/json']) => {
        const content = (status ? operation[where]?.[status] : operation[where])?.content;
        if (!content?.[type]) return undefined;
        const steps = ['paths', path, method, where, ...(status ? [status] : []), 'content', type, 'schema'];
        return compile(
          `api#/${steps.map((s) => encodeURIComponent(s.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`,
        );
      },
    }));
}

// OpenAPI 3.0 says "nullable" where JSON Schema allows the type null.
function nullable(node: Json): Json {
  if (Array.isArray(node)) return node.map(nullable);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Json = Object.fromEntries(
    Object.entries<Json>(node).map(([key, value]) => [key, nullable(value)]),
  );
  if (copy.exclusiveMinimum === true) {
    copy.exclusiveMinimum = copy.minimum;
    delete copy.minimum;
  }
  if (copy.nullable === true) return { anyOf: [{ ...copy, nullable: undefined }, { type: 'null' }] };
  delete copy.nullable;
  return copy;
}

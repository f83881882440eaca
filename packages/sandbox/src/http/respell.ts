import type { z } from 'zod';

type Path = readonly PropertyKey[];

/**
 * A request whose named values were written in another case (`nip` for `Nip`), with the names of the contract;
 * undefined when that is not what was wrong. KSeF reads such names without regard to case: the guide's own
 * examples in `dane-testowe-scenariusze.md` write `nip` and `pesel`, and public clients do likewise.
 */
export function respell(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  let mended = value;
  for (const issue of issues) {
    const meant = issue.code === 'invalid_value' ? meantBy(value, issue) : undefined;
    if (meant !== undefined) mended = replace(mended, issue.path, meant);
  }
  return mended === value ? undefined : mended;
}

function meantBy(root: unknown, { path, values }: z.core.$ZodIssueInvalidValue): unknown {
  const written = path.reduce(at, root);
  if (typeof written !== 'string') return undefined;
  return values.find((option) => String(option).toLowerCase() === written.toLowerCase());
}

/** A value with one place in it replaced; the rest is shared, not copied. */
function replace(node: unknown, [key, ...rest]: Path, leaf: unknown): unknown {
  if (key === undefined) return leaf;
  if (Array.isArray(node)) return node.with(Number(key), replace(at(node, key), rest, leaf));
  return isObject(node) ? { ...node, [key]: replace(at(node, key), rest, leaf) } : node;
}

function at(node: unknown, key: PropertyKey): unknown {
  return isObject(node) ? Reflect.get(node, key) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

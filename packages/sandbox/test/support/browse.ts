import type { Sandbox } from '../../src/index.ts';

/** What a page answered. */
export interface Page {
  status: number;
  page: string;
  /** Address after redirects, without the origin. */
  address: string;
  headers: Headers;
}

/** A browser as far as the portal needs one: it keeps cookies and follows redirects of its forms. */
export function browse(sandbox: Pick<Sandbox, 'url'>) {
  const cookies = new Map<string, string>();
  const open = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const headers = new Headers({ accept: 'text/html', ...Object.fromEntries(new Headers(init.headers)) });
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, sandbox.url), { ...init, redirect: 'manual', headers });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next) return open(next);
    return { status: response.status, page: await response.text(), address: path, headers: response.headers };
  };
  const stampOf = (page: string) => /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const submit = async (
    from: string,
    to: string,
    fields: Record<string, string> | [string, string][] = {},
  ) => {
    const { page } = await open(from);
    const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
    return open(to, { method: 'POST', body: new URLSearchParams([['stamp', stampOf(page)], ...pairs]) });
  };
  return {
    open,
    stampOf,
    submit,
    /** Logs in as the owner. */
    logIn: (nip = '525-300-81-29') => submit('/', '/zaloguj', { nip, as: 'owner' }),
  };
}

export type Browser = ReturnType<typeof browse>;

/** The text of a page without its markup. */
export function textOf(page: string): string {
  return page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

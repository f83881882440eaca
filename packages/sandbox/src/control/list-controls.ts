import type { FastifyInstance } from 'fastify';

/** Answers `GET /_sandbox` with every control there is; call it before the controls are registered. */
export function listControls(app: FastifyInstance): void {
  const controls: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (!/^\/_sandbox\/./.test(url)) return;
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    controls.push(...[method].flat().flatMap((name) => (name === 'HEAD' ? [] : [`${name} ${path}`])));
  });
  const list = () => ({ controls: controls.toSorted(byPath), described: 'README.md, @skryba/sandbox' });
  for (const path of ['/_sandbox', '/_sandbox/']) app.get(path, list);
}

const pathOf = (control: string) => control.slice(control.indexOf(' '));
const byPath = (a: string, b: string) => pathOf(a).localeCompare(pathOf(b)) || a.localeCompare(b);

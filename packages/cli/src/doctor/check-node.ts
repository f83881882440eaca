import type { Finding } from './finding.ts';

/** Whether this Node can run Skryba: 22.18 or newer, with the Polish time zone in its data. */
export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) {
    return { id: 'node', state: 'ok', message: { pl: `Node ${version}`, en: `Node ${version}` } };
  }
  return {
    id: 'node',
    state: 'failed',
    message: { pl: `Node ${version} jest za stary.`, en: `Node ${version} is too old.` },
    remedy: {
      pl: 'Uruchamiaj przez npm (npm start), które bierze Node z projektu, albo zainstaluj Node 22.18 lub nowszy.',
      en: "Run through npm (npm start), which takes the project's Node, or install Node 22.18 or newer.",
    },
  };
}

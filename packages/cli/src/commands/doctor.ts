import { environments } from '@skryba/ksef';
import { diagnose } from '@skryba/server';
import type { Command } from '../command.ts';
import { checkClock } from '../doctor/check-clock.ts';
import { visitEnvironment } from '../doctor/check-environment.ts';
import { checkNode } from '../doctor/check-node.ts';
import type { Finding } from '../doctor/finding.ts';
import type { Output } from '../output.ts';
import { dataOption, serverConfig } from '../settings.ts';

export const doctor: Command = {
  options: {
    ...dataOption,
    offline: {
      type: 'boolean',
      help: { pl: 'bez łączenia się z KSeF', en: 'without contacting KSeF' },
    },
  },

  async run(values, output) {
    const findings: Finding[] = [];
    const tell = (finding: Finding): void => {
      findings.push(finding);
      show(finding, output);
    };

    tell(checkNode());
    const config = serverConfig(values);
    for (const finding of await diagnose(config)) tell(finding);
    const visits = values.offline
      ? []
      : await Promise.all(
          Object.values(environments).map(({ id, apiUrl }) =>
            visitEnvironment(id, config.ksef.addresses[id]?.apiUrl ?? apiUrl),
          ),
        );
    tell(checkClock(visits.find(({ clock }) => clock)?.clock, new Date()));
    for (const { finding } of visits) tell(finding);

    const ok = findings.every(({ state }) => state !== 'failed');
    output.result({ ok, findings });
    return ok ? 0 : 1;
  },
};

function show({ state, message, remedy }: Finding, output: Output): void {
  const sign = { ok: '✓', warning: '!', failed: '✗' }[state];
  output.say({
    pl: `${sign} ${message.pl}${remedy ? `\n    ${remedy.pl}` : ''}`,
    en: `${sign} ${message.en}${remedy ? `\n    ${remedy.en}` : ''}`,
  });
}

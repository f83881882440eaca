import type { Node } from '../node.ts';
import type { Fact, Label } from '../view.ts';
import type { Words } from '../words.ts';

const flags = ['P_16', 'P_17', 'P_18', 'P_18A', 'P_23'] as const;
const margins = ['P_PMarzy_2', 'P_PMarzy_3_1', 'P_PMarzy_3_2', 'P_PMarzy_3_3'] as const;
const grounds = ['P_19A', 'P_19B', 'P_19C'] as const;

/** The legal notices that the act wants on the invoice: those that apply. */
export function noticesOf(content: Node, words: Words): Label[] {
  const annotations = content.one('Adnotacje');
  if (!annotations) return [];
  const margin = annotations.one('PMarzy');
  const exemption = annotations.one('Zwolnienie');
  const transport = annotations.one('NoweSrodkiTransportu');
  margin?.skip('P_PMarzyN', 'P_PMarzy');
  exemption?.skip('P_19N');
  transport?.skip('P_22N', 'P_22');
  return [
    ...applying(annotations, flags, words),
    ...(margin ? applying(margin, margins, words) : []),
    ...(exemption ? applying(exemption, ['P_19'], words) : []),
    ...applying(content, ['FP', 'TP', 'ZwrotAkcyzy'], words),
  ];
}

/** The provisions under which the supply is exempt from VAT. */
export function exemptionOf(content: Node, words: Words): Fact[] {
  const exemption = content.one('Adnotacje')?.one('Zwolnienie');
  if (!exemption) return [];
  return grounds.flatMap((field) =>
    exemption.texts(field).map((value) => ({ label: words.label(exemption.label(field)), value })),
  );
}

function applying(node: Node, fields: readonly string[], words: Words): Label[] {
  return fields.filter((field) => node.text(field) === '1').map((field) => words.label(node.label(field)));
}

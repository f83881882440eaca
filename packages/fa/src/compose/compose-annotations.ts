import { tidy } from '../text/tidy.ts';
import type { Adnotacje, PMarzy, Zwolnienie } from '../types/invoice.gen.ts';
import { hasRate } from '../totals/rates.ts';
import { composeTransport } from './compose-transport.ts';
import type { InvoiceInput } from './input.ts';

const yesOrNo = (yes: boolean | undefined): '1' | '2' => (yes ? '1' : '2');

/** The statements that every invoice makes, yes or no. */
export function composeAnnotations(input: InvoiceInput): Adnotacje {
  const { annotations = {}, lines, correction } = input;
  const all = [...lines, ...(correction?.linesBefore ?? [])];
  const reverseCharge = all.some((line) => hasRate(line, 'oo') || hasRate(line, 'np II'));
  return {
    P_16: yesOrNo(annotations.cashAccounting),
    P_17: yesOrNo(annotations.selfBilling),
    P_18: yesOrNo(reverseCharge),
    P_18A: yesOrNo(annotations.splitPayment),
    Zwolnienie: composeExemption(annotations.exemption),
    NoweSrodkiTransportu: composeTransport(input),
    P_23: yesOrNo(annotations.triangular),
    PMarzy: composeMargin(annotations.margin),
  };
}

type Stated = NonNullable<InvoiceInput['annotations']>;

function composeExemption(exemption: Stated['exemption']): Zwolnienie {
  const text = tidy(exemption?.text ?? '');
  if (!exemption || text === '') return { P_19N: '1' };
  switch (exemption.kind) {
    case 'act':
      return { P_19: '1', P_19A: text };
    case 'directive':
      return { P_19: '1', P_19B: text };
    case 'other':
      return { P_19: '1', P_19C: text };
    default:
      return exemption.kind satisfies never;
  }
}

function composeMargin(margin: Stated['margin']): PMarzy {
  switch (margin) {
    case undefined:
      return { P_PMarzyN: '1' };
    case 'travel':
      return { P_PMarzy: '1', P_PMarzy_2: '1' };
    case 'used-goods':
      return { P_PMarzy: '1', P_PMarzy_3_1: '1' };
    case 'art':
      return { P_PMarzy: '1', P_PMarzy_3_2: '1' };
    case 'antiques':
      return { P_PMarzy: '1', P_PMarzy_3_3: '1' };
    default:
      return margin satisfies never;
  }
}

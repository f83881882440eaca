import type { InvoiceInput, Party } from '@skryba/fa';
import type { CompanyData } from '../companies/directory.ts';
import type { InvoiceDraft } from './contract.ts';

/** Named in the document as the system that made it. */
export const systemInfo = 'Skryba';

/** What `fa` makes the document from: the form, the number, and the company as the seller. */
export function invoiceInput(draft: InvoiceDraft, number: string, company: CompanyData): InvoiceInput {
  return { ...draft, number, seller: sellerOf(company), buyer: filledParty(draft.buyer) };
}

function sellerOf(company: CompanyData): Party {
  return {
    name: company.name,
    nip: company.nip,
    country: 'PL',
    ...(company.address_line1
      ? {
          address: {
            line1: company.address_line1,
            ...(company.address_line2 ? { line2: company.address_line2 } : {}),
          },
        }
      : {}),
    ...(company.email ? { email: company.email } : {}),
    ...(company.phone ? { phone: company.phone } : {}),
  };
}

/** Empty fields of the form count as absent. */
function filledParty(party: InvoiceDraft['buyer']): Party {
  const { address, ...rest } = party;
  const filled = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
  return {
    ...filled,
    name: party.name,
    country: party.country,
    ...(address?.line1
      ? { address: { line1: address.line1, ...(address.line2 ? { line2: address.line2 } : {}) } }
      : {}),
  };
}

import { issueTestCertificate, signAs } from './control/signers.ts';
import type { Services } from './platform/services.ts';
import type { PortalInvoice, PortalServices } from './portal/services.ts';
import { isProcessed } from './sessions/session-status.ts';
import type { AcceptedInvoice, Token } from './state/records.ts';
import { issueToken, revokeToken, tokenStatus } from './tokens/issue-token.ts';

/** What the portal's pages need, on the sandbox's state. */
export function createPortalServices(services: Services): PortalServices {
  const { state, clock } = services;
  const tokensOf = (nip: string): Token[] =>
    [...state.tokens.values()].filter(({ context }) => context.type === 'Nip' && context.value === nip);
  return {
    now: () => new Date(clock.now()),
    // Every NIP is a taxpayer here, as on the test environment: its owner needs no registration.
    enter: () => undefined,
    listTokens: (nip) =>
      tokensOf(nip)
        .toReversed()
        .map((token) => ({
          referenceNumber: token.referenceNumber,
          description: token.description,
          permissions: token.permissions,
          status: tokenStatus(services, token),
          createdAt: new Date(token.createdAt),
          lastUsedAt: token.lastUsedAt === undefined ? undefined : new Date(token.lastUsedAt),
        })),
    issueToken: ({ nip, permissions, description }) =>
      issueToken(services, {
        author: { type: 'Nip', value: nip },
        context: { type: 'Nip', value: nip },
        permissions: [...permissions],
        description,
      }),
    revokeToken(nip, referenceNumber) {
      const token = tokensOf(nip).find((candidate) => candidate.referenceNumber === referenceNumber);
      if (!token) throw new Error(`The taxpayer ${nip} has no token ${referenceNumber}.`);
      revokeToken(services, token);
    },
    sign: (request) => signAs(services, request),
    issueCertificate: (nip) => issueTestCertificate(services, nip),
    listInvoices: (nip, side, limit) =>
      state
        .invoicesOfNip(nip)
        .filter((invoice) => isProcessed(services, invoice) && isOn(invoice, side, nip))
        .slice(-limit)
        .toReversed()
        .map(toPortalInvoice),
    readInvoice(nip, ksefNumber) {
      const invoice = state.acceptedInvoices.get(ksefNumber);
      const isMine = invoice && (isOn(invoice, 'sent', nip) || isOn(invoice, 'received', nip));
      return isMine ? state.documents.get(ksefNumber)?.bytes : undefined;
    },
    verify({ nip, issueDate, hash }) {
      const invoice = state.findByHash(Buffer.from(hash, 'base64url').toString('base64'));
      const { metadata } = invoice ?? {};
      const fits = metadata?.seller.nip === nip && metadata.issueDate === issueDate;
      return invoice && fits && isProcessed(services, invoice) ? toPortalInvoice(invoice) : undefined;
    },
  };
}

function isOn({ metadata }: AcceptedInvoice, side: 'sent' | 'received', nip: string): boolean {
  return side === 'sent' ? metadata.seller.nip === nip : metadata.buyer.identifier.value === nip;
}

function toPortalInvoice({ metadata, acquiredAt }: AcceptedInvoice): PortalInvoice {
  return {
    ksefNumber: metadata.ksefNumber,
    invoiceNumber: metadata.invoiceNumber,
    issueDate: metadata.issueDate,
    sellerNip: metadata.seller.nip,
    sellerName: metadata.seller.name ?? '',
    buyerId: metadata.buyer.identifier.value ?? '',
    buyerName: metadata.buyer.name ?? '',
    gross: metadata.grossAmount.toFixed(2),
    currency: metadata.currency,
    acceptedAt: new Date(acquiredAt),
  };
}

import type { Mirror } from '../mirror.ts';
import type { help as pl } from '../pl/help.ts';

export const help: Mirror<typeof pl> = {
  title: 'Help',
  articles: {
    token: {
      title: 'How to connect a company with KSeF by a token',
      text: 'Log in to the taxpayer application of KSeF in the environment that you choose. Open Tokeny → Generuj token, tick “wystawianie faktur” and “dostęp do faktur”, then copy the token: it is shown only once. In Skryba open KSeF › Autoryzacja KSeF, choose the same environment, paste the token, type the NIP of the seller and save. The connection is checked by itself.',
    },
    environments: {
      title: 'How the environments differ',
      text: 'In production an invoice becomes a tax document: it cannot be deleted, only corrected. DEMO and TEST are for trying out and have no tax effect. The sandbox runs on this machine and sends nothing out. A document sent to try things out can be sent to another environment later.',
    },
    waiting: {
      title: 'An invoice waits or is being processed',
      text: 'KSeF can be slow: processing may take hours. There is nothing to do, and no way to send an invoice twice by mistake. When an answer is lost, Skryba first looks the invoice up in KSeF by its hash.',
    },
    rejected: {
      title: 'KSeF rejected an invoice',
      text: 'A rejected invoice does not exist in KSeF. The page of the document shows the reason, the official text of KSeF and what to correct.',
    },
    revoke: {
      title: 'How to revoke a token',
      text: 'In KSeF › Autoryzacja KSeF choose “Usuń” (remove) and tick revoking in KSeF. You can also revoke the token in the taxpayer application. Issued invoices stay valid.',
    },
    purchases: {
      title: 'Where costs come from',
      text: 'KSeF does not announce new invoices, so Skryba asks for them every quarter of an hour. “Fetch from KSeF” asks at once. An invoice that is not yours cannot be refused in KSeF: you can hide it.',
    },
  },
};

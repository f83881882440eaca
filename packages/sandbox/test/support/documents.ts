import { BUYER, SELLER } from './client.ts';
import { type InvoiceParts, invoiceXml, today } from './invoice.ts';

export const FA2 = { systemCode: 'FA (2)', schemaVersion: '1-0E', value: 'FA' };
export const FA_RR = { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'FA_RR' };
export const PEF = { systemCode: 'PEF (3)', schemaVersion: '2-1', value: 'PEF' };
export const PEF_KOR = { systemCode: 'PEF_KOR (3)', schemaVersion: '2-1', value: 'PEF' };

/** An ordinary invoice FA (2): 100.00 net, 23.00 VAT. */
export function fa2Xml(parts: InvoiceParts = {}): string {
  return invoiceXml(parts)
    .replace('http://crd.gov.pl/wzor/2025/06/25/13775/', 'http://crd.gov.pl/wzor/2023/06/29/12648/')
    .replace('kodSystemowy="FA (3)"', 'kodSystemowy="FA (2)"')
    .replace('<WariantFormularza>3<', '<WariantFormularza>2<')
    .replace('<JST>2</JST><GV>2</GV>', '');
}

/** An invoice FA_RR (1) that a buyer issues to a farmer: 1000.00 and 70.00 of the flat-rate refund. */
export function rrXml({
  number = 'RR/1',
  issueDate = today(),
  seller = SELLER,
  buyer = BUYER,
}: InvoiceParts = {}): string {
  const address = '<Adres><KodKraju>PL</KodKraju><AdresL1>Wzorowo 1</AdresL1></Adres>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Faktura xmlns="http://crd.gov.pl/wzor/2026/03/06/14189/"><Naglowek><KodFormularza kodSystemowy="FA_RR (1)" wersjaSchemy="1-1E">FA_RR</KodFormularza><WariantFormularza>1</WariantFormularza><DataWytworzeniaFa>2026-11-20T10:00:00Z</DataWytworzeniaFa></Naglowek>
<Podmiot1><DaneIdentyfikacyjne><NIP>${seller}</NIP><Nazwa>Gospodarstwo Próbne</Nazwa></DaneIdentyfikacyjne>${address}</Podmiot1>
<Podmiot2><DaneIdentyfikacyjne><NIP>${buyer}</NIP><Nazwa>Skup Próbny sp. z o.o.</Nazwa></DaneIdentyfikacyjne>${address}</Podmiot2>
<FakturaRR><KodWaluty>PLN</KodWaluty><P_4B>${issueDate}</P_4B><P_4C>${number}</P_4C><P_11_1>1000.00</P_11_1><P_11_2>70.00</P_11_2><P_12_1>1070.00</P_12_1><P_12_2>tysiąc siedemdziesiąt złotych</P_12_2><RodzajFaktury>VAT_RR</RodzajFaktury><FakturaRRWiersz><NrWierszaFa>1</NrWierszaFa><P_5>Pszenica</P_5><P_6A>t</P_6A><P_6B>2</P_6B><P_6C>klasa A</P_6C><P_7>500.00</P_7><P_8>1000.00</P_8><P_9>7</P_9><P_10>70.00</P_10><P_11>1070.00</P_11></FakturaRRWiersz></FakturaRR></Faktura>`;
}

/** What a PEF document of a test says. */
export interface PefParts extends InvoiceParts {
  kind?: 'Invoice' | 'CreditNote';
  hasAttachment?: boolean;
}

/** A PEF invoice or credit note in UBL: 200.00 EUR net, 46.00 EUR VAT (198.00 PLN). */
export function pefXml({
  kind = 'Invoice',
  number = 'PEF/1',
  issueDate = today(),
  seller = SELLER,
  buyer = BUYER,
  hasAttachment = false,
}: PefParts = {}): string {
  const party = (role: string, id: string, name: string) =>
    `<cac:${role}><cac:Party><cac:PartyTaxScheme><cbc:CompanyID>PL${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:${role}>`;
  const attachment = hasAttachment
    ? '<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="a.csv">YQ==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>'
    : '';
  const amount = (name: string, value: string, currency = 'EUR') =>
    `<cbc:${name} currencyID="${currency}">${value}</cbc:${name}>`;
  const quantity = kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
  const line = `<cac:${kind}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="H87">2</cbc:${quantity}>${amount('LineExtensionAmount', '200.00')}<cac:Item><cbc:Name>Usługa</cbc:Name></cac:Item><cac:Price>${amount('PriceAmount', '100.00')}</cac:Price></cac:${kind}Line>`;
  const totals = `<cac:TaxTotal>${amount('TaxAmount', '46.00')}</cac:TaxTotal><cac:TaxTotal>${amount('TaxAmount', '198.00', 'PLN')}</cac:TaxTotal><cac:LegalMonetaryTotal>${amount('TaxExclusiveAmount', '200.00')}${amount('TaxInclusiveAmount', '246.00')}${amount('PayableAmount', '246.00')}</cac:LegalMonetaryTotal>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issueDate}</cbc:IssueDate><cbc:${kind}TypeCode>380</cbc:${kind}TypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>${attachment}${party('AccountingSupplierParty', seller, 'Dostawca Próbny')}${party('AccountingCustomerParty', buyer, 'Zamawiający Próbny')}${totals}${line}</${kind}>`;
}

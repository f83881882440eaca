/** The two documents of PEF: an invoice and a credit note of UBL 2.1; see `parseTable`. */
export const documents = `
Invoice: ext:UBLExtensions UBLVersionID CustomizationID ProfileID ProfileExecutionID ID! CopyIndicator UUID
  IssueDate! IssueTime DueDate InvoiceTypeCode Note* TaxPointDate DocumentCurrencyCode TaxCurrencyCode
  PricingCurrencyCode PaymentCurrencyCode PaymentAlternativeCurrencyCode AccountingCostCode AccountingCost
  LineCountNumeric BuyerReference | InvoicePeriod* OrderReference BillingReference* DespatchDocumentReference*
  ReceiptDocumentReference* StatementDocumentReference* OriginatorDocumentReference* ContractDocumentReference*
  AdditionalDocumentReference* ProjectReference* Signature* AccountingSupplierParty! AccountingCustomerParty!
  PayeeParty BuyerCustomerParty SellerSupplierParty TaxRepresentativeParty Delivery* DeliveryTerms PaymentMeans*
  PaymentTerms* PrepaidPayment* AllowanceCharge* TaxExchangeRate PricingExchangeRate PaymentExchangeRate
  PaymentAlternativeExchangeRate TaxTotal* WithholdingTaxTotal* LegalMonetaryTotal! InvoiceLine+
CreditNote: ext:UBLExtensions UBLVersionID CustomizationID ProfileID ProfileExecutionID ID! CopyIndicator UUID
  IssueDate! IssueTime TaxPointDate CreditNoteTypeCode Note* DocumentCurrencyCode TaxCurrencyCode
  PricingCurrencyCode PaymentCurrencyCode PaymentAlternativeCurrencyCode AccountingCostCode AccountingCost
  LineCountNumeric BuyerReference | InvoicePeriod* DiscrepancyResponse* OrderReference BillingReference*
  DespatchDocumentReference* ReceiptDocumentReference* ContractDocumentReference* AdditionalDocumentReference*
  StatementDocumentReference* OriginatorDocumentReference* Signature* AccountingSupplierParty!
  AccountingCustomerParty! PayeeParty BuyerCustomerParty SellerSupplierParty TaxRepresentativeParty Delivery*
  DeliveryTerms* PaymentMeans* PaymentTerms* TaxExchangeRate PricingExchangeRate PaymentExchangeRate
  PaymentAlternativeExchangeRate AllowanceCharge* TaxTotal* LegalMonetaryTotal! CreditNoteLine+
`;

/** The container of extensions; see `parseTable`. */
export const extensions = `
UBLExtensions: UBLExtension+
UBLExtension: cbc:ID cbc:Name ExtensionAgencyID ExtensionAgencyName ExtensionVersionID ExtensionAgencyURI
  ExtensionURI ExtensionReasonCode ExtensionReason ExtensionContent!
`;

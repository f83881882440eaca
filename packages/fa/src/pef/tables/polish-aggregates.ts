/** What the Polish extensions of PEF add; see `parseTable`. */
export const polishAggregates = `
AccountingCustomerParty:  | Party!
AccountingSupplierParty:  | Party!
AdditionalAddressData:  | SellerSupplierParty ReceiverParty
AdditionalInvoiceDataNetto:  | InvoiceLine+
AdditionalInvoiceGrossData: CalculationMethod | AllowanceCharge* TaxTotal InvoiceLine+
AdditionalItemProperty: Name! Value
AllowanceCharge: ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric Amount
  BaseAmount | TaxCategory TaxTotal
BuyersItemIdentification: ID!
ClassifiedTaxCategory: ID Percent | TaxScheme!
CommodityClassification: ItemClassificationCode
Contact: Name Telephone ElectronicMail
CorrectedDocumentData: cbc:ID cbc:IssueDate cbc:DueDate cbc:Note* cbc:TaxPointDate | cac:InvoicePeriod
  AccountingSupplierParty AccountingCustomerParty cac:Delivery cac:PaymentMeans* cac:PaymentTerms InvoiceLine*
Country: IdentificationCode Name
FuelMix:  | FuelType*
FuelType: FuelTypeCode! Name Percentage
InvoiceCorrection:  | AdditionalInvoiceGrossData AllowanceCharge* TaxTotal{1,2} LegalMonetaryTotal!
InvoiceLine: ID! Note* InvoicedQuantity LineExtensionAmount LineExtensionGrossAmount AccountingCost |
  InvoicePeriod AllowanceCharge* TaxTotal Item Price SubInvoiceLine*
InvoicePeriod: StartDate StartTime EndDate EndTime DurationMeasure DescriptionCode* Description*
Item: Description* Name | BuyersItemIdentification SellersItemIdentification StandardItemIdentification
  OriginCountry CommodityClassification* ClassifiedTaxCategory* AdditionalItemProperty*
LegalMonetaryTotal: LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount
  ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount!
MeterReading: MeterReadingType PreviousMeterReadingDate! PreviousMeterQuantity! LatestMeterReadingDate!
  LatestMeterQuantity! PreviousMeterReadingMethod LatestMeterReadingMethod CorrectedConsumptionQuantity |
  FuelMix
OriginCountry: IdentificationCode!
OriginalDocumentData: cbc:ID cbc:IssueDate cbc:DueDate cbc:Note* cbc:TaxPointDate | cac:InvoicePeriod
  AccountingSupplierParty AccountingCustomerParty cac:Delivery cac:PaymentMeans* cac:PaymentTerms InvoiceLine*
OriginalInvoiceData:  | AdditionalInvoiceGrossData AllowanceCharge* TaxTotal{1,2} LegalMonetaryTotal!
  InvoiceLine+
Party:  | PartyName* PostalAddress PartyTaxScheme* PartyLegalEntity Contact
PartyLegalEntity: RegistrationName CompanyID CompanyLegalForm
PartyName: Name!
PartyTaxScheme: CompanyID | TaxScheme!
PostalAddress: ID StreetName AdditionalStreetName CityName PostalZone | Country
Price: PriceAmount GrossPriceAmount BaseQuantity | AllowanceCharge*
ReceiverParty:  | Party!
SellerSupplierParty:  | Party!
SellersItemIdentification: ID!
StandardItemIdentification: ID!
SubInvoiceLine: ID! Note* InvoicedQuantity LineExtensionAmount LineExtensionGrossAmount AccountingCost |
  InvoicePeriod TaxTotal AllowanceCharge* Item Price SubInvoiceLine
TaxCategory: ID Percent TaxExemptionReasonCode TaxExemptionReason | TaxScheme!
TaxScheme: ID!
TaxSubtotal: TaxInclusiveAmount TaxableAmount TaxAmount | TaxCategory!
TaxTotal: TaxAmount TaxInclusiveAmount | TaxSubtotal*
UtilityConsumptionPoint: ID! Description | PostalAddress UtilityMeter*
UtilityConsumptionPoints:  | UtilityConsumptionPoint+
UtilityMeter: MeterNumber! | MeterReading*
`;

import { z } from 'zod';
import {
  ExportInvoicesResponse,
  InvoiceExportRequest,
  InvoiceExportStatusResponse,
  InvoiceQueryFilters,
  QueryInvoicesMetadataResponse,
  SortOrder,
} from '../invoices.ts';
import { defineOperation } from './operation.ts';

/** Operations of invoices. */
export const invoicesOperations = {
  'invoices.byKsefNumber': defineOperation({
    name: 'invoices.byKsefNumber',
    method: 'GET',
    path: '/invoices/ksef/{ksefNumber}',
    bearer: 'access',
    answer: 'xml',
    success: 200,
    limit: { perSecond: 8, perMinute: 16, perHour: 64 },
    group: 'invoiceDownload',
    repeat: 'always',
  }),
  'invoices.queryMetadata': defineOperation({
    name: 'invoices.queryMetadata',
    method: 'POST',
    path: '/invoices/query/metadata',
    bearer: 'access',
    body: InvoiceQueryFilters,
    query: z.object({
      sortOrder: SortOrder.optional(),
      pageOffset: z.int().min(0).optional(),
      pageSize: z.int().min(10).max(250).optional(),
    }),
    answer: QueryInvoicesMetadataResponse,
    success: 200,
    limit: { perSecond: 8, perMinute: 16, perHour: 20 },
    group: 'invoiceMetadata',
    repeat: 'always',
  }),
  'invoices.startExport': defineOperation({
    name: 'invoices.startExport',
    method: 'POST',
    path: '/invoices/exports',
    bearer: 'access',
    body: InvoiceExportRequest,
    answer: ExportInvoicesResponse,
    success: 201,
    limit: { perSecond: 8, perMinute: 16, perHour: 20 },
    group: 'invoiceExport',
    repeat: 'ifNotSent',
  }),
  'invoices.exportStatus': defineOperation({
    name: 'invoices.exportStatus',
    method: 'GET',
    path: '/invoices/exports/{referenceNumber}',
    bearer: 'access',
    answer: InvoiceExportStatusResponse,
    success: 200,
    limit: { perSecond: 10, perMinute: 60, perHour: 600 },
    group: 'invoiceExportStatus',
    repeat: 'always',
  }),
} as const;

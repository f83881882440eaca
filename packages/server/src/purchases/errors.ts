import { type AppError, notFound } from '../platform/errors.ts';

export function purchaseNotFound(): AppError {
  return notFound('purchase-not-found', {
    pl: 'Nie ma takiej faktury zakupu w tej firmie.',
    en: 'There is no such purchase invoice in this company.',
  });
}

/** Page. */
export function NewInvoicePage() {
  return null;
}

/** Page. */
export function DocumentsPage() {
  return null;
}

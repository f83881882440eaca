/** Page. */
export function DocumentPage() {
  return null;
}

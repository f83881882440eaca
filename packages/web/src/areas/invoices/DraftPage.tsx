/** Page. */
export function DraftPage() {
  return null;
}

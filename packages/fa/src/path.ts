/** Steps from the root object to a value: element names, and indexes of repeated elements from 0. */
export type Path = readonly (string | number)[];

/**
 * The way a path is shown to people: names from the root, repeated elements counted from 1.
 *
 * @example formatPath('Faktura', ['Fa', 'FaWiersz', 1, 'P_7']) // '/Faktura/Fa/FaWiersz[2]/P_7'
 */
export function formatPath(root: string, path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step + 1}]` : `${text}/${step}`),
    `/${root}`,
  );
}

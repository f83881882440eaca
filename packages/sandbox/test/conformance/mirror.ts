/** Whether the sandbox holds what a public test asserts, or why no scenario of ours shows it. */
export type MirrorState = 'holds' | { readonly differs: string };

/** One class of an official end-to-end suite and each of its tests. */
export interface PublicClass {
  readonly suite: 'C#' | 'Java';
  readonly name: string;
  readonly tests: Readonly<Record<string, MirrorState>>;
}

/** A public test that our scenarios do not show, and why. */
export const differs = (reason: string): MirrorState => ({ differs: reason });

/** `C# Class.test` or `Java Class.test`. */
export type PublicTestName = `${PublicClass['suite']} ${string}.${string}`;

/**
 * Title of a scenario: what it shows, and the public tests that it re-tells.
 * `it(mirrors('a token shows itself', 'C# KsefTokenE2ETests.KsefToken_GetSelf…'), …)`
 */
export function mirrors(behaviour: string, ...publicTests: readonly [PublicTestName, ...PublicTestName[]]) {
  return `${behaviour} (mirrors ${publicTests.join(', ')})`;
}

/** The full names of all tests of these classes, with their states. */
export function statesOf(classes: readonly PublicClass[]): Map<string, MirrorState> {
  return new Map(
    classes.flatMap(({ suite, name, tests }) =>
      Object.entries(tests).map(([test, state]) => [`${suite} ${name}.${test}`, state] as const),
    ),
  );
}

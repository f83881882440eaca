/** One thing to measure; `run` does it once. */
export interface Subject {
  name: string;
  run(): unknown;
}

// Short rounds and many: a moment in which the machine was busy elsewhere then spoils few of them.
const rounds = 21;
const roundMilliseconds = 100;

/**
 * Times several subjects side by side: each round gives every subject its turn, so that a busy moment of the
 * machine hits all of them.
 *
 * @returns microseconds per run by name, the median of the rounds
 */
export async function measure(subjects: readonly Subject[]): Promise<Record<string, number>> {
  const times = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const subject of subjects) {
      const microseconds = await timeOne(subject);
      // The first round warms up.
      if (round > 0) times.get(subject.name)?.push(microseconds);
    }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)]));
}

async function timeOne(subject: Subject): Promise<number> {
  const start = performance.now();
  let elapsed = 0;
  let count = 0;
  do {
    for (let i = 0; i < 10; i += 1) await subject.run();
    count += 10;
    elapsed = performance.now() - start;
  } while (elapsed < roundMilliseconds);
  return (elapsed * 1000) / count;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

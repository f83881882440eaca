import type { State } from './compile-content.ts';
import type { CompiledElement } from './compile-document.ts';

/**
 * The fewest elements that lead from a state to one that satisfies the condition: what is missing there.
 * Undefined when no such state can be reached.
 */
export function shortestWay(
  from: State<CompiledElement>,
  arrived: (state: State<CompiledElement>) => boolean,
): CompiledElement[] | undefined {
  const seen = new Set([from]);
  let frontier: { state: State<CompiledElement>; way: CompiledElement[] }[] = [{ state: from, way: [] }];
  while (frontier.length > 0) {
    const reached = frontier.find(({ state }) => arrived(state));
    if (reached) return reached.way;
    frontier = frontier.flatMap(({ state, way }) =>
      [...state.next.values()].flatMap(({ element, target }) => {
        if (seen.has(target)) return [];
        seen.add(target);
        return [{ state: target, way: [...way, element] }];
      }),
    );
  }
  return undefined;
}

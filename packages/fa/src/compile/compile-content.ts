import type { Group, Particle } from '../schema/model.ts';
import { indexByName, type NameIndex } from './name-index.ts';

/** A place in the content of an element: what may come next and whether the content may end here. */
export interface State<Element> {
  next: Map<string, Transition<Element>>;
  accepts: boolean;
  /** The same steps by the hash of their names; see `indexByName`. */
  index: NameIndex<Transition<Element>>;
  /** The step that was taken last from here, by any document: most often the next one to try. */
  usual?: Transition<Element>;
}

export interface Transition<Element> {
  element: Element;
  target: State<Element>;
}

/** Where matching may go on after a particle, and what it may begin with. */
interface Fragment {
  first: string[];
  last: string[];
  nullable: boolean;
}

/**
 * Turns a content model into states (Glushkov's construction). Names are unique within every content model of
 * the official schemas, so one state per element name is enough; a repeated element's limit is counted by the reader.
 *
 * @param compile gives the compiled form of an element of this content
 */
export function compileContent<Element>(
  content: Group,
  compile: (name: string) => Element,
): { start: State<Element>; elements: Map<string, Transition<Element>> } {
  const follow = new Map<string, Set<string>>();
  const whole = analyse(content, follow);
  const elements = new Map(
    [...follow.keys()].map(
      (name) =>
        [name, { element: compile(name), target: newState(whole.last.includes(name)) }] satisfies [
          string,
          Transition<Element>,
        ],
    ),
  );
  const connect = (state: State<Element>, names: Iterable<string>) => {
    for (const name of names) {
      const transition = elements.get(name);
      if (transition) state.next.set(name, transition);
    }
    state.index = indexByName(state.next);
  };
  for (const [name, { target }] of elements) connect(target, follow.get(name) ?? []);
  const start: State<Element> = newState(whole.nullable);
  connect(start, whole.first);
  return { start, elements };
}

function newState<Element>(accepts: boolean): State<Element> {
  const next = new Map<string, Transition<Element>>();
  return { next, accepts, index: indexByName(next) };
}

function analyse(particle: Particle, follow: Map<string, Set<string>>): Fragment {
  const fragment = analyseOnce(particle, follow);
  return particle.min === 0 ? { ...fragment, nullable: true } : fragment;
}

function analyseOnce(particle: Particle, follow: Map<string, Set<string>>): Fragment {
  if (particle.kind === 'element') {
    if (follow.has(particle.name))
      throw new Error(`Element ${particle.name} occurs twice in one content model.`);
    follow.set(particle.name, new Set(particle.max > 1 ? [particle.name] : []));
    return { first: [particle.name], last: [particle.name], nullable: false };
  }
  const parts = particle.items.map((item) => analyse(item, follow));
  if (particle.kind === 'choice')
    return {
      first: parts.flatMap((part) => part.first),
      last: parts.flatMap((part) => part.last),
      nullable: parts.some((part) => part.nullable),
    };
  return parts.reduce((before, after) => append(before, after, follow), {
    first: [],
    last: [],
    nullable: true,
  });
}

function append(before: Fragment, after: Fragment, follow: Map<string, Set<string>>): Fragment {
  for (const name of before.last) for (const next of after.first) follow.get(name)?.add(next);
  return {
    first: before.nullable ? [...before.first, ...after.first] : before.first,
    last: after.nullable ? [...before.last, ...after.last] : after.last,
    nullable: before.nullable && after.nullable,
  };
}

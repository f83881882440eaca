import type { PublicClass } from './mirror.ts';
import { csharpClasses } from './mirrors-csharp.ts';
import { javaClasses } from './mirrors-java.ts';

/** The official classes of both suites but those about permissions. */
export const coreClasses: readonly PublicClass[] = [...csharpClasses, ...javaClasses];

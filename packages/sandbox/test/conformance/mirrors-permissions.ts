import type { PublicClass } from './mirror.ts';

/** The official classes about permissions. */
export const permissionClasses: readonly PublicClass[] = [];

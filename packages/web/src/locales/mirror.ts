/** The same keys with any text; Polish plural forms that other languages lack (`few`, `many`) may be left out. */
export type Mirror<T> = {
  readonly [K in keyof T as K extends `${string}_few` | `${string}_many` ? never : K]: T[K] extends string
    ? string
    : Mirror<T[K]>;
};

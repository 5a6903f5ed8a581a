/** The same keys with other texts; functions take what the sentence needs. */
export type Translated<T> = T extends string
  ? string
  : T extends (...values: infer A) => string
    ? (...values: A) => string
    : { readonly [K in keyof T]: Translated<T[K]> }

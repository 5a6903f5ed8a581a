/** `register-variables.csv` for `register.csv`: where the variables of the datasets in a CSV file stand. */
export const variablesAddress = (address: string): string =>
  address.replace(
    /(\.\w+)?((?:\.gz)?(?:[?#].*)?)$/,
    (_, suffix: string = '', rest: string) => `-variables${suffix}${rest}`,
  )

/** Whether a file has the variables of another one. */
export const isVariablesFile = (name: string, others: Iterable<string>): boolean =>
  [...others].some((other) => other !== name && variablesAddress(other) === name)

import { existsSync } from 'node:fs'
import type { LocalFile } from '../local-files.ts'

/** `register-variables.csv` for `register.csv`: where the variables of the datasets in a CSV file stand. */
export const variablesAddress = (address: string): string =>
  address.replace(
    /(\.\w+)?((?:\.gz)?(?:[?#].*)?)$/,
    (_, suffix: string = '', rest: string) => `-variables${suffix}${rest}`,
  )

/** Whether a file has the variables of another one. */
export const isVariablesFile = (name: string, others: Iterable<string>): boolean =>
  [...others].some((other) => other !== name && variablesAddress(other) === name)

/** The file of variables beside a CSV file of this machine. */
export function variablesBeside({ path, name }: LocalFile): LocalFile | undefined {
  if (!/\.[ct]sv$/i.test(name)) return undefined
  const variables = { path: variablesAddress(path), name: variablesAddress(name) }
  return existsSync(variables.path) ? variables : undefined
}

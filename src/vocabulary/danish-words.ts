import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What no rule of Danish tells, as `vocab/health-concepts` lists it. */
export interface DanishWords {
  /** Words that compounds are made of, in their base form. */
  readonly compoundParts: readonly string[]
  /** Irregular form → base form (børn → barn). */
  readonly irregularForms: ReadonlyMap<string, string>
}

const FOLDER = new URL('../../vocab/health-concepts/', import.meta.url)

let loaded: DanishWords | undefined

/** Read once per process. */
export function loadDanishWords(): DanishWords {
  loaded ??= {
    compoundParts: linesOf('compound-parts.txt'),
    irregularForms: new Map(linesOf('irregular-plurals.tsv').flatMap(irregularFormsOf)),
  }
  return loaded
}

const linesOf = (name: string): string[] =>
  readFileSync(fileURLToPath(new URL(name, FOLDER)), 'utf8')
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

function irregularFormsOf(line: string): [form: string, base: string][] {
  const [base = '', forms = ''] = line.split('\t')
  return forms.split(',').map((form) => [form.trim(), base.trim()])
}

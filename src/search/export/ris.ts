import { textIn } from '../../dataset/texts.ts'
import type { ListedDataset } from './listed.ts'
import { oneLine, pageOf, type ListWriting } from './writing.ts'

/** One reference in RIS, which reference managers read: a tag, two spaces, a hyphen, a space and a value on a line. */
export function risReference(dataset: ListedDataset, writing: ListWriting): string {
  const { language, catalogue } = writing
  const title = textIn(dataset.title, language)?.value ?? dataset.iri
  const publisher = textIn(dataset.publisher, language)?.value
  const released = dataset.issued ?? dataset.modified
  const lines: [string, string | undefined][] = [
    ['TY', 'DATA'],
    ['ID', dataset.id],
    ['TI', title],
    ...otherTitles(dataset, title).map((other): [string, string] => ['TT', other]),
    ['AU', publisher],
    ['PB', publisher],
    ['PY', /^\d{4}/.exec(released ?? '')?.[0]],
    ['DA', /^\d{4}-\d{2}-\d{2}/.exec(released ?? '')?.[0].replaceAll('-', '/')],
    ['AB', textIn(dataset.description, language)?.value],
    ...keywordsOf(dataset).map((keyword): [string, string] => ['KW', keyword]),
    ...dataset.languages.map((code): [string, string] => ['LA', code]),
    ['DB', catalogue],
    ['UR', pageOf(dataset.id, writing)],
    ['M1', dataset.iri],
  ]
  const written = lines.flatMap(([tag, value]) => {
    const text = oneLine(value ?? '')
    return text === '' ? [] : [`${tag}  - ${text}\r\n`]
  })
  return `${written.join('')}ER  - \r\n\r\n`
}

/** Each once, though it may be the same word in two languages. */
const keywordsOf = ({ keyword }: ListedDataset): string[] => [
  ...new Set(keyword.map(({ value }) => oneLine(value))),
]

/** The title in the other language. */
const otherTitles = ({ title }: ListedDataset, shown: string): string[] =>
  [...new Set(title.map(({ value }) => value))].filter((value) => value !== shown).slice(0, 1)

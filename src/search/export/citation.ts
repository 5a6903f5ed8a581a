import { textIn } from '../../dataset/texts.ts'
import type { UiLanguage } from '../query.ts'
import type { ListedDataset } from './listed.ts'
import { risReference } from './ris.ts'
import { oneLine, type ListWriting } from './writing.ts'

/** How a dataset is referred to. */
export interface Citation {
  /** In the manner of APA, 7th edition. */
  readonly apa: string
  readonly bibtex: string
  readonly ris: string
}

const WORDS = {
  da: {
    dataset: 'Datasæt',
    undated: 'u.å.',
    version: (n: number) => `version ${n} af beskrivelsen`,
    untitled: 'Uden titel',
  },
  en: {
    dataset: 'Data set',
    undated: 'n.d.',
    version: (n: number) => `version ${n} of the description`,
    untitled: 'Untitled',
  },
} as const satisfies Record<UiLanguage, object>

/** What the publisher says of itself and of the year; nothing is made up where it says nothing. */
export function citationOf(
  { dataset, version }: { readonly dataset: ListedDataset; readonly version: number },
  writing: ListWriting,
): Citation {
  const { language, catalogue } = writing
  const words = WORDS[language]
  const title = oneLine(textIn(dataset.title, language)?.value ?? words.untitled)
  const publisher = oneLine(textIn(dataset.publisher, language)?.value ?? '')
  const year = /^\d{4}/.exec(dataset.issued ?? dataset.modified ?? '')?.[0]
  // The same in every language, for it is to last.
  const address = `${writing.publicUrl}/datasets/${encodeURIComponent(dataset.id)}`
  const dated = `(${year ?? words.undated}).`
  const named = `${title} (${words.version(version)}) [${words.dataset}].`
  return {
    // Without an author the title takes its place (APA 7, 9.12).
    apa: `${publisher === '' ? `${named} ${dated}` : `${publisher}. ${dated} ${named}`} ${catalogue}. ${address}`,
    bibtex: bibtexEntry(dataset.id, {
      title,
      author: publisher,
      year: year ?? '',
      howpublished: catalogue,
      note: `${words.dataset}, ${words.version(version)}`,
      url: address,
    }),
    ris: risReference(dataset, writing),
  }
}

/** Double braces keep names of bodies whole and capitals as they are. */
function bibtexEntry(id: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name} = {${name === 'url' ? value : `{${escapeTex(value)}}`}},\n`)
  return `@misc{${id.replaceAll(/[^\w.-]/g, '-')},\n${lines.join('')}}\n`
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

const escapeTex = (text: string): string =>
  text.replaceAll(/[\\~^{}$&#_%]/g, (character) => TEX[character] ?? `\\${character}`)

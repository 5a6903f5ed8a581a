import type { Need } from './column.ts'

/** What the template says around its columns. */
export const templateWords = {
  da: {
    sheets: { datasets: 'Datasæt', variables: 'Variable', guide: 'Vejledning', codes: 'Koder' },
    guide: [
      'Én række for hvert datasæt i arket Datasæt, og én række for hver variabel i arket Variable.',
      'Flere værdier i en celle skilles med semikolon eller linjeskift.',
      'Hvor der er en liste, kan både koden og navnet på dansk eller engelsk skrives; se arket Koder.',
      'Datoer skrives som 2020-03-31, 31-03-2020, 2020-03 eller 2020. Ja/nej skrives ja eller nej.',
      'Kolonner kan flyttes og udelades. En kolonne, hvis overskrift begynder med #, er jeres egen og læses ikke.',
    ],
    guideHeadings: ['Ark', 'Kolonne', 'Krav', 'Hvad', 'Flere værdier', 'Eksempel'],
    codesHeadings: ['Kolonne', 'Skriv', 'Kode', 'Dansk', 'Engelsk'],
    needs: {
      mandatory: 'skal',
      'non-public': 'skal, når adgang ikke er offentlig',
      recommended: 'bør',
      optional: 'kan',
    },
    yes: 'ja',
    no: 'nej',
  },
  en: {
    sheets: { datasets: 'Datasets', variables: 'Variables', guide: 'Guide', codes: 'Codes' },
    guide: [
      'One row for each dataset in the sheet Datasets, and one row for each variable in the sheet Variables.',
      'Several values in a cell are separated by semicolons or line breaks.',
      'Where there is a list, write the code or the name in Danish or English; see the sheet Codes.',
      'Write dates as 2020-03-31, 31-03-2020, 2020-03 or 2020, and yes or no as yes or no.',
      'Columns may be moved and left out. A column whose heading begins with # is your own and is not read.',
    ],
    guideHeadings: ['Sheet', 'Column', 'Need', 'What', 'Several values', 'Example'],
    codesHeadings: ['Column', 'Write', 'Code', 'Danish', 'English'],
    needs: {
      mandatory: 'must',
      'non-public': 'must, where access is non-public',
      recommended: 'should',
      optional: 'may',
    },
    yes: 'yes',
    no: 'no',
  },
} as const satisfies Readonly<
  Record<
    'da' | 'en',
    {
      readonly sheets: Readonly<Record<'datasets' | 'variables' | 'guide' | 'codes', string>>
      readonly guide: readonly string[]
      readonly guideHeadings: readonly string[]
      readonly codesHeadings: readonly string[]
      readonly needs: Readonly<Record<Need, string>>
      readonly yes: string
      readonly no: string
    }
  >
>

export type TemplateLanguage = keyof typeof templateWords

import type { Bilingual, CellKind, Column } from './column.ts'

/** In Danish, then in English. */
export type Words = readonly [da: string, en: string]

/** A column as one line of a table. */
export interface Row<Node extends string> extends Omit<
  Column<Node>,
  'key' | 'property' | 'heading' | 'help' | 'example'
> {
  readonly heading: Words
  readonly help: Words
  readonly example?: Words
}

const both = ([da, en]: Words): Bilingual => ({ da, en })

export const column = <Node extends string>(
  key: string,
  property: string,
  { heading, help, example, ...rest }: Row<Node>,
): Column<Node> => ({
  key,
  property,
  heading: both(heading),
  help: both(help),
  ...(example && { example: both(example) }),
  ...rest,
})

export type TextRow<Node extends string> = Omit<Row<Node>, 'read' | 'also'>

/**
 * A text that can be given in Danish, in English, or in both; its example is in its own language. The bare heading
 * stands for the template's own language.
 */
export function inBoth<Node extends string>(
  key: string,
  property: string,
  row: TextRow<Node>,
): readonly Column<Node>[] {
  const { heading, example, need, ...rest } = row
  const [da, en] = heading
  const isNeeded = need === 'mandatory' || need === 'non-public'
  const inOne = (language: 'da' | 'en', [inDanish, inEnglish]: Words): Row<Node> => {
    const text = example?.[language === 'da' ? 0 : 1]
    return {
      ...rest,
      heading: [`${da} (${inDanish})`, `${en} (${inEnglish})`],
      need: language === 'en' && isNeeded ? 'recommended' : need,
      read: { kind: 'text', language },
      also: language === 'da' ? [da] : en === da ? [] : [en],
      ...(text !== undefined && { example: [text, text] }),
    }
  }
  return [
    column(`${key}Da`, property, inOne('da', ['dansk', 'Danish'])),
    column(`${key}En`, property, inOne('en', ['engelsk', 'English'])),
  ]
}

export const text: CellKind = { kind: 'text' }
export const iri: CellKind = { kind: 'iri' }

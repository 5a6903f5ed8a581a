import { raw } from 'hono/html'
import { searchFields } from '../../search/fields.ts'
import type { LocalText } from '../../search/document.ts'
import type { SearchHit, Why } from '../../search/query.ts'
import { foreignLang, localTextIn } from '../text.ts'
import type { View } from '../view.ts'
import { searchPath } from '../front/matrix.tsx'
import type { Labels } from '../labels.ts'
import { languageOfHighlight, safeHighlight } from './highlight.ts'

const EXTRACT_CHARACTERS = 280
const ACRONYM = /^\p{Lu}[\p{L}\d-]{1,9}$/u

interface HitProps {
  readonly view: View
  readonly labels: Labels
  readonly hit: SearchHit
}

/** A text with the matches marked, when the highlight belongs to the text that is shown. */
function Highlighted({
  view,
  texts,
  highlight,
}: {
  view: View
  texts: LocalText
  highlight: string | undefined
}) {
  const shown = localTextIn(texts, view.language)
  const language = highlight === undefined ? undefined : languageOfHighlight(highlight, texts)
  if (highlight !== undefined && language === (shown?.language ?? '')) {
    return <span lang={foreignLang(shown, view.language)}>{raw(safeHighlight(highlight))}</span>
  }
  return <span lang={foreignLang(shown, view.language)}>{shortened(shown?.value ?? '')}</span>
}

function shortened(text: string): string {
  if (text.length <= EXTRACT_CHARACTERS) return text
  const cut = text.slice(0, EXTRACT_CHARACTERS)
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`
}

const yearOf = (iso: string) => ({ written: /^\d{4}/.exec(iso)?.[0] ?? iso })

/** 'siden 1977', '1977–2012': years are enough on a card. */
function yearsOf({ view, hit }: HitProps): string {
  const { start, end } = hit.document.temporal
  return view.format.period({
    ...(start === undefined ? {} : { start: yearOf(start) }),
    ...(end === undefined ? {} : { end: yearOf(end) }),
    labels: [],
  })
}

/** The short name people know it by: the one that is its identifier too, else the first. */
function acronymOf({ document }: SearchHit): string | undefined {
  const names = document.texts.alternative?.map(({ value }) => value) ?? []
  const acronyms = names.filter((name) => ACRONYM.test(name))
  const identifiers = new Set(document.texts.identifier?.map(({ value }) => value.toLowerCase()))
  return acronyms.find((name) => identifiers.has(name.toLowerCase())) ?? acronyms[0]
}

const Facts = ({ view, labels, hit }: HitProps) => {
  const { document } = hit
  const years = yearsOf({ view, labels, hit })
  const acronym = acronymOf(hit)
  return (
    <p class="hit-facts">
      <span>{labels.authorityOf(document)}</span>
      {acronym !== undefined && <span>{acronym}</span>}
      {years && <span>{years}</span>}
    </p>
  )
}

/** 'underordnet begreb: livmoderhalskræft' */
function reasonInWords({ t, language }: View, { matched, because, relation, concept }: Why): string {
  if (relation === undefined) return t.search.because[because]
  const name = concept?.[language] ?? ''
  const isNamed = name.toLowerCase() === matched.toLowerCase()
  return [t.search[relation], ...(name === '' || isNamed ? [] : [name])].join(': ')
}

/** Where the words were found, in a sentence that people can check. */
const Reasons = ({ view, hit }: HitProps) => {
  if (hit.why.length === 0) return null
  const reasons = hit.why.slice(0, 4).map((why) => {
    const { field, matched } = why
    const label = searchFields[field].label[view.language].toLowerCase()
    const how = reasonInWords(view, why)
    return (
      <>
        {label} <q>{matched}</q>
        {how && ` (${how})`}
      </>
    )
  })
  return (
    <p class="hit-why">
      {view.t.search.foundIn}{' '}
      {reasons.map((reason, index) => (
        <>
          {index > 0 && ', '}
          {reason}
        </>
      ))}
    </p>
  )
}

export const Hit = (props: HitProps) => {
  const { view, labels, hit } = props
  const { document, highlights } = hit
  const titled = localTextIn(document.title, view.language) !== undefined
  return (
    <li class="hit">
      <article>
        <h3 class="hit-title">
          <a href={view.to(`/datasets/${encodeURIComponent(hit.id)}`)}>
            {titled ? (
              <Highlighted view={view} texts={document.title} highlight={highlights.title} />
            ) : (
              view.t.search.unnamed
            )}
          </a>
        </h3>
        <Facts {...props} />
        <p class="hit-text">
          <Highlighted view={view} texts={document.description} highlight={highlights.description} />
        </p>
        <p class="badges">
          {document.accessRights !== undefined && (
            <span class="badge badge-access">{labels.facetValue('access', document.accessRights)}</span>
          )}
          {document.categories.map((code) => (
            <a class="badge" href={view.to(searchPath({ category: code }))}>
              {labels.facetValue('category', code)}
            </a>
          ))}
        </p>
        <Reasons {...props} />
      </article>
    </li>
  )
}

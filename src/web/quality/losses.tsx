import type { Losses, NormalisedTriple } from '../../dataset/losses.ts'
import { isLiteral, languageOf, valueOf, type LocatedTriple, type Term } from '../../rdf/term.ts'
import { compactIri } from '../dataset/links.tsx'
import type { View } from '../view.ts'

const MOST_ROWS = 500
const MOST_CHARACTERS = 300

const shortened = (text: string) =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text

const Subject = ({ view, iri, subject }: { view: View; iri: string; subject: Term }) => {
  const { losses: t } = view.t
  if (subject === iri) return <>{t.dataset}</>
  return subject.startsWith('_:') ? <>{t.node}</> : <code class="break">{compactIri(subject)}</code>
}

const Value = ({ view, object }: { view: View; object: Term }) => {
  if (!isLiteral(object)) {
    return object.startsWith('_:') ? (
      <>{view.t.losses.node}</>
    ) : (
      <code class="break">{compactIri(object)}</code>
    )
  }
  const language = languageOf(object)
  return (
    <span class="break" lang={language === '' || language === view.language ? undefined : language}>
      {shortened(valueOf(object))}
      {language !== '' && <span class="soft"> ({language})</span>}
    </span>
  )
}

interface RowsProps {
  readonly view: View
  readonly iri: string
}

const Cells = ({ view, iri, triple }: RowsProps & { triple: LocatedTriple }) => (
  <>
    <td>
      <Subject view={view} iri={iri} subject={triple.subject} />
    </td>
    <td>
      <code class="break" title={triple.predicate}>
        {compactIri(triple.predicate)}
      </code>
    </td>
    <td>
      <Value view={view} object={triple.object} />
    </td>
  </>
)

const NormalisedRow = ({ view, iri, normalised }: RowsProps & { normalised: NormalisedTriple }) => {
  const { losses: t } = view.t
  const { triple, how, readAs } = normalised
  return (
    <tr>
      <Cells view={view} iri={iri} triple={triple} />
      <td>{t.kinds[how]}</td>
      <td class="break">{readAs === undefined ? t.asWritten : shortened(compactIri(readAs))}</td>
    </tr>
  )
}

const Table = (props: {
  readonly view: View
  readonly caption: string
  readonly headings: readonly string[]
  readonly total: number
  readonly children: unknown
}) => {
  const { view, caption, headings, total, children } = props
  return (
    <>
      {total > MOST_ROWS && (
        <p>{view.t.report.cut(view.format.number(MOST_ROWS), view.format.number(total))}</p>
      )}
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={caption}>
        <table class="table table--compact losses-table">
          <caption class="sr-only">{caption}</caption>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th scope="col">{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </>
  )
}

/** Every statement that was not simply understood. */
export const LossesTables = ({ view, iri, losses }: RowsProps & { losses: Losses }) => {
  const { losses: t } = view.t
  const { normalised, unused } = losses
  if (normalised.length + unused.length === 0) return <p>{t.nothing}</p>
  const headings = [t.about, t.property, t.value]
  return (
    <>
      {normalised.length > 0 && (
        <section>
          <h2>{t.normalised}</h2>
          <p>{t.normalisedLead}</p>
          <Table
            view={view}
            caption={t.normalisedCaption}
            headings={[...headings, t.how, t.readAs]}
            total={normalised.length}
          >
            {normalised.slice(0, MOST_ROWS).map((each) => (
              <NormalisedRow view={view} iri={iri} normalised={each} />
            ))}
          </Table>
        </section>
      )}
      {unused.length > 0 && (
        <section>
          <h2>{t.unused}</h2>
          <p>{t.unusedLead}</p>
          <Table view={view} caption={t.unusedCaption} headings={headings} total={unused.length}>
            {unused.slice(0, MOST_ROWS).map((triple) => (
              <tr>
                <Cells view={view} iri={iri} triple={triple} />
              </tr>
            ))}
          </Table>
        </section>
      )}
    </>
  )
}

/** The three counts, which add up to all statements. */
export const LossesCounts = ({ view, losses }: { view: View; losses: Losses }) => {
  const { quality: t } = view.t
  const counts = [
    [t.understood, losses.understood],
    [t.normalised, losses.normalised.length],
    [t.unused, losses.unused.length],
  ] as const
  return (
    <dl class="loss-counts">
      {counts.map(([name, count]) => (
        <div>
          <dt>{name}</dt>
          <dd>{t.statements(count, view.format.number(count))}</dd>
        </div>
      ))}
    </dl>
  )
}

import type { Finding } from '../../validation/finding.ts'
import type { Severity } from '../../validation/shape.ts'
import { compactIri } from '../dataset/links.tsx'
import type { View } from '../view.ts'
import { placeInSheet } from './cell-words.ts'
import { ExamplePrefixes } from './example-prefixes.tsx'
import { Excerpt, type SourceLines } from './excerpt.tsx'
import { groupFindings, SEVERITIES, type FindingGroup } from './group-findings.ts'
import { Advice } from './turtle-text.tsx'

const FIRST_PLACES = 3
const MOST_PLACES = 50
const MOST_VALUE_CHARACTERS = 300

export interface FindingsProps {
  readonly view: View
  /** The dataset's own IRI: findings about it need not repeat it. */
  readonly iri: string
  readonly findings: readonly Finding[]
  /** All there are; the report may list fewer. */
  readonly counts: Readonly<Record<Severity, number>>
  /** Absent where the document is not at hand: then only its line is named. */
  readonly source?: SourceLines
  /** Level of the headings of severities; findings are one below. */
  readonly level: 2 | 3
}

const Value = ({ finding: { value, valueLanguage } }: { finding: Finding }) => {
  if (value === undefined || value.startsWith('_:')) return null
  const isCut = value.length > MOST_VALUE_CHARACTERS
  return (
    <code class="break" lang={valueLanguage}>
      {isCut ? `${value.slice(0, MOST_VALUE_CHARACTERS)} …` : value}
    </code>
  )
}

/** Where it was found: the node, unless it is the dataset itself, what is written there, and the line. */
const Place = ({ finding, ...props }: FindingsProps & { finding: Finding }) => {
  const { view, iri, source } = props
  const { report: t } = view.t
  const { focus, value, line, cell } = finding
  const isElsewhere = focus !== iri
  const isAbsent = !isElsewhere && value === undefined
  const hasExcerpt = line !== undefined && source?.(line) !== undefined && !isAbsent
  const hasValue = value !== undefined && !value.startsWith('_:')
  if (!isElsewhere && !hasValue && line === undefined && !cell) return null
  return (
    <li class="finding-place">
      {(isElsewhere || hasValue) && (
        <dl class="finding-facts">
          {isElsewhere && (
            <div>
              <dt>{t.node}</dt>
              <dd>{focus.startsWith('_:') ? t.nameless : <code class="break">{focus}</code>}</dd>
            </div>
          )}
          {hasValue && (
            <div>
              <dt>{t.written}</dt>
              <dd>
                <Value finding={finding} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {cell && <p class="soft">{placeInSheet(view, cell)}</p>}
      {hasExcerpt ? (
        <Excerpt view={view} line={line} source={source} />
      ) : (
        line !== undefined && (
          <p class="soft">
            {isAbsent ? t.belongs(view.format.number(line)) : t.lineIn(view.format.number(line))}
          </p>
        )
      )}
    </li>
  )
}

const Places = ({ group: { places }, ...props }: FindingsProps & { group: FindingGroup }) => {
  const { view } = props
  const items = places.slice(0, MOST_PLACES).map((finding) => <Place {...props} finding={finding} />)
  const rest = items.slice(FIRST_PLACES)
  return (
    <>
      <ul class="nobullet-list">{items.slice(0, FIRST_PLACES)}</ul>
      {rest.length > 0 && (
        <details class="details">
          <summary class="details-summary">
            {view.t.report.morePlaces(view.format.number(rest.length))}
          </summary>
          <ul class="nobullet-list">{rest}</ul>
          {places.length > MOST_PLACES && (
            <p>{view.t.report.cut(view.format.number(MOST_PLACES), view.format.number(places.length))}</p>
          )}
        </details>
      )}
    </>
  )
}

const Group = (props: FindingsProps & { group: FindingGroup }) => {
  const { view, group, level } = props
  const { kind, places } = group
  const Heading = level === 2 ? 'h3' : 'h4'
  const { report: t } = view.t
  const advice = kind.howToFix[view.language]
  return (
    <li class={`finding finding-${kind.severity}`}>
      <Heading class="finding-name">
        {kind.name[view.language]}{' '}
        {kind.path !== '' && (
          <code class="finding-path" title={kind.path}>
            {compactIri(kind.path)}
          </code>
        )}
        {places.length > 1 && (
          <span class="finding-count">{t.places(view.format.number(places.length))}</span>
        )}
      </Heading>
      <div class="finding-what">
        <p class="finding-message">{kind.message[view.language]}</p>
        <Places {...props} group={group} />
      </div>
      {advice !== '' && (
        <div class="finding-fix">
          <p class="finding-fix-label">{t.howToFix}</p>
          <Advice text={advice} />
        </div>
      )}
    </li>
  )
}

const Severe = (props: FindingsProps & { severity: Severity }) => {
  const { view, findings, counts, severity, level } = props
  const own = findings.filter((finding) => finding.severity === severity)
  if (own.length === 0) return null
  const { report: t, search } = view.t
  const Heading = level === 2 ? 'h2' : 'h3'
  const list = (
    <>
      {counts[severity] > own.length && (
        <p>{t.cut(view.format.number(own.length), view.format.number(counts[severity]))}</p>
      )}
      <ul class="nobullet-list findings">
        {groupFindings(own).map((group) => (
          <Group {...props} group={group} />
        ))}
      </ul>
    </>
  )
  const count = view.format.number(counts[severity])
  return (
    <section class={`severity severity-${severity}`}>
      <Heading class="severity-heading">
        {t.groups[severity]} <span class="severity-count">{count}</span>
      </Heading>
      <p class="severity-lead">{t.groupLead[severity]}</p>
      {severity === 'violation' ? (
        list
      ) : (
        <details class="details">
          <summary class="details-summary">
            {search.showAll(count)} <span class="sr-only">{t.groups[severity]}</span>
          </summary>
          {list}
        </details>
      )}
    </section>
  )
}

/** Findings by severity, what must be mended first; what is only recommended is folded away. */
export const Findings = (props: FindingsProps) => {
  if (props.findings.length === 0) return <p>{props.view.t.report.nothing}</p>
  return (
    <>
      {SEVERITIES.map((severity) => (
        <Severe {...props} severity={severity} />
      ))}
      <ExamplePrefixes
        view={props.view}
        advice={[...new Set(props.findings.map(({ howToFix }) => howToFix[props.view.language]))]}
      />
    </>
  )
}

import type { FoundVariable, VariableAnswer, VariableHolder } from '../../search/variables/find.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { SafeLink } from '../dataset/links.tsx'
import { Phrase, Prose, textFor } from '../dataset/texts.tsx'
import { Icon } from '../layout/icon.tsx'
import { Page } from '../layout/page.tsx'
import type { View } from '../view.ts'

/** The page of a variable's name, in the language of the page. */
export const variablesPath = (text: string): string =>
  text === '' ? '/variables' : `/variables?${new URLSearchParams({ q: text }).toString()}`

const SearchForm = ({ view, text }: { view: View; text: string }) => {
  const { variablesPage: t } = view.t
  return (
    <form role="search" class="search-box" action={view.to('/variables')} method="get">
      <label for="q" class="form-label search-label">
        {t.label}
      </label>
      <div class="form-group search">
        <input
          class="form-input"
          type="search"
          id="q"
          name="q"
          value={text}
          placeholder={t.placeholder}
          autocomplete="off"
          spellcheck={false}
          maxlength={1000}
        />
        <button class="button button-primary button-search" type="submit">
          <Icon view={view} name="search" />
          {t.button}
        </button>
      </div>
    </form>
  )
}

function yearsIn(view: View, { from, to }: VariableHolder['years']): string {
  if (from === undefined && to === undefined) return view.t.variablesPage.yearsUnknown
  const year = (value: number) => ({ written: String(value) })
  return view.format.period({
    ...(from !== undefined && { start: year(from) }),
    ...(to !== undefined && { end: year(to) }),
    labels: [],
  })
}

interface Shown {
  readonly view: View
  readonly vocabulary: Vocabulary
}

const codeListsIn = ({ view, vocabulary }: Shown, codes: readonly string[]): string => {
  const names = codes.map((code) => vocabulary.byCode('coding-system', code)?.notation ?? code)
  return names.length === 0 ? view.t.variablesPage.none : names.join(', ')
}

const Holder = ({ view, vocabulary, holder }: Shown & { holder: VariableHolder }) => {
  const { id, title, years, codingSystems, wording } = holder
  const { variablesPage: t } = view.t
  const shown = textFor(title, view.language)
  const label = textFor(wording.title, view.language)
  return (
    <tr>
      <th scope="row">
        <a href={view.to(`/datasets/${encodeURIComponent(id)}#variables`)}>
          {shown ? <Phrase view={view} text={shown} /> : view.t.dataset.untitled}
        </a>
      </th>
      <td data-label={t.wording}>
        {label ? <Phrase view={view} text={label} /> : <code>{wording.name}</code>}
        {wording.description.length > 0 && (
          <div class="soft">
            <Prose view={view} texts={wording.description} />
          </div>
        )}
        {wording.definition !== undefined && (
          <div>
            {t.definition}: <SafeLink iri={wording.definition} />
          </div>
        )}
      </td>
      <td data-label={t.years}>{yearsIn(view, years)}</td>
      <td data-label={t.codingSystems}>{codeListsIn({ view, vocabulary }, codingSystems)}</td>
    </tr>
  )
}

type HoldersProps = Shown & { readonly caption: string; readonly holders: readonly VariableHolder[] }

const Holders = ({ view, vocabulary, caption, holders }: HoldersProps) => {
  const { variablesPage: t } = view.t
  return (
    <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="table table--compact variable-table">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.dataset}</th>
            <th scope="col">{t.wording}</th>
            <th scope="col">{t.years}</th>
            <th scope="col">{t.codingSystems}</th>
          </tr>
        </thead>
        <tbody>
          {holders.map((holder) => (
            <Holder view={view} vocabulary={vocabulary} holder={holder} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** HbA1c, where files write hba1c and the dataset's own title of the variable differs in capitals alone. */
function nameAsTitled({ name, holders }: FoundVariable): string {
  const titles = holders.flatMap(({ wording }) => wording.title.map(({ value }) => value.trim()))
  return titles.find((title) => title.toLowerCase() === name.toLowerCase()) ?? name
}

/** More are folded away, so that the next variable is in sight. */
const FIRST_HOLDERS = 4

const Variable = (props: Shown & { readonly variable: FoundVariable }) => {
  const { view, variable } = props
  const { variablesPage: t } = view.t
  const { name, kind, because, datasets, holders } = variable
  const all = view.format.number(datasets)
  const caption = t.caption(t.kinds[kind], name)
  return (
    <li class="variable">
      <h3 class="h4">
        <code>{nameAsTitled(variable)}</code> <span class="badge">{t.kinds[kind]}</span>
      </h3>
      <p class="soft">
        {t.heldBy(datasets, all)}
        {because === 'synonym' && ` · ${t.because}`}
      </p>
      <Holders {...props} caption={caption} holders={holders.slice(0, FIRST_HOLDERS)} />
      {holders.length > FIRST_HOLDERS && (
        <details class="details">
          <summary class="details-summary">
            {t.rest(view.format.number(holders.length - FIRST_HOLDERS))}
          </summary>
          <Holders {...props} caption={t.captionRest(caption)} holders={holders.slice(FIRST_HOLDERS)} />
        </details>
      )}
      {datasets > holders.length && (
        <p>
          <a href={view.to(`/search?${new URLSearchParams({ q: name }).toString()}`)}>{t.more(all)}</a>
        </p>
      )}
    </li>
  )
}

const Nothing = ({ view, text }: { view: View; text: string }) => {
  const { variablesPage: t } = view.t
  return (
    <div class="alert alert-info no-hits">
      <div class="alert-body">
        <p class="alert-heading">{t.nothing}</p>
        <p class="alert-text">
          {t.nothingHelp}{' '}
          <a href={view.to(`/search?${new URLSearchParams({ q: text }).toString()}`)}>{t.searchFor(text)}</a>
        </p>
      </div>
    </div>
  )
}

interface VariablesPageProps extends Shown {
  readonly text: string
  readonly found: VariableAnswer
  /** The first page of the list. */
  readonly isFirst: boolean
}

const Results = ({ view, vocabulary, text, found }: VariablesPageProps) => {
  const { variablesPage: t } = view.t
  const { total, variables, next } = found
  const more = new URLSearchParams({ ...(text !== '' && { q: text }), cursor: next ?? '' }).toString()
  return (
    <section aria-labelledby="results-heading">
      <h2 class="h4" id="results-heading">
        {t.results(total, view.format.number(total))} {text !== '' && t.resultsFor(text)}
      </h2>
      {text === '' && <p class="soft">{t.mostUsed}</p>}
      {variables.length === 0 ? (
        <Nothing view={view} text={text} />
      ) : (
        <ol class="nobullet-list variables">
          {variables.map((variable) => (
            <Variable view={view} vocabulary={vocabulary} variable={variable} />
          ))}
        </ol>
      )}
      {next !== undefined && (
        <p>
          <a class="button button-secondary" rel="next" href={view.to(`/variables?${more}`)}>
            {t.next}
          </a>
        </p>
      )}
      <p>
        <a href={`/api/v1${variablesPath(text)}`} type="application/json">
          {t.api}
        </a>
      </p>
    </section>
  )
}

/** Which datasets hold a variable, over which years, with which code lists. */
export const VariablesPage = (props: VariablesPageProps) => {
  const { view, text, isFirst } = props
  const { variablesPage: t, search } = view.t
  return (
    <Page
      view={view}
      title={text === '' ? t.title : t.titleFor(text)}
      description={t.lead}
      current="search"
      trail={[{ text: search.title, path: '/search' }, { text: t.title }]}
      index={text === '' && isFirst}
    >
      <h1>{t.title}</h1>
      <p class="page-lead">{t.lead}</p>
      <SearchForm view={view} text={text} />
      <Results {...props} />
    </Page>
  )
}

export const BadVariablesPage = ({
  view,
  reason,
  text = '',
}: {
  view: View
  reason: string
  text?: string
}) => (
  <Page view={view} title={view.t.variablesPage.badTitle} current="search" index={false}>
    <h1>{view.t.variablesPage.badTitle}</h1>
    <p>{reason}</p>
    <SearchForm view={view} text={text} />
  </Page>
)

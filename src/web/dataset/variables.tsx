import type { DatasetDescription, Described } from '../../dataset/description.ts'
import { variablesPath } from '../variables/variables-page.tsx'
import type { Shown } from './context.ts'
import { SafeLink } from './links.tsx'
import { Phrase, Prose, textFor } from './texts.tsx'

const FIRST_COLUMNS = 50
const MOST_COLUMNS = 1000

type Table = Described<'table'>
type Column = Described<'column'>

const Row = ({ shown: { view }, column }: { shown: Shown; column: Column }) => {
  const title = textFor(column.title, view.language)
  const definition = column.propertyUrl[0]
  const name = column.name[0]?.value
  return (
    <tr>
      <th scope="row">
        {name !== undefined && (
          <a href={view.to(variablesPath(name))} title={view.t.variablesPage.elsewhere(name)}>
            <code>{name}</code>
          </a>
        )}
      </th>
      <td>
        {title && <Phrase view={view} text={title} />}
        {definition !== undefined && (
          <>
            {' '}
            <SafeLink iri={definition} />
          </>
        )}
      </td>
      <td>
        <Prose view={view} texts={column.description} />
      </td>
      <td>{column.datatype.map(({ value }) => value).join(', ')}</td>
    </tr>
  )
}

const Rows = ({ shown, columns, caption }: { shown: Shown; columns: readonly Column[]; caption: string }) => {
  const { dataset: t } = shown.view.t
  return (
    <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="table table--compact">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.variableName}</th>
            <th scope="col">{t.variableTitle}</th>
            <th scope="col">{t.variableText}</th>
            <th scope="col">{t.variableType}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <Row shown={shown} column={column} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const VariableTable = ({ shown, table }: { shown: Shown; table: Table }) => {
  const { view } = shown
  const title = textFor(table.title, view.language)
  const caption = view.t.dataset.variablesCaption(title?.value ?? view.t.dataset.kind.toLowerCase())
  const columns = table.column.slice(0, MOST_COLUMNS)
  return (
    <>
      {title && (
        <h3 class="h5">
          <Phrase view={view} text={title} />
        </h3>
      )}
      <Prose view={view} texts={table.description} />
      <Rows shown={shown} columns={columns.slice(0, FIRST_COLUMNS)} caption={caption} />
      {columns.length > FIRST_COLUMNS && (
        <details class="details">
          <summary class="details-summary">
            {view.t.search.showAll(view.format.number(table.column.length))}
          </summary>
          <Rows shown={shown} columns={columns.slice(FIRST_COLUMNS)} caption={caption} />
          {table.column.length > MOST_COLUMNS && (
            <p>{view.t.dataset.restInRdf(view.format.number(table.column.length - MOST_COLUMNS))}</p>
          )}
        </details>
      )}
    </>
  )
}

export const Variables = ({ shown, description }: { shown: Shown; description: DatasetDescription }) => {
  const groups = description.variables.filter(({ table }) => table.length > 0)
  if (groups.length === 0) return null
  return (
    <section class="dataset-section" id="variables">
      <h2>{shown.view.t.dataset.variables}</h2>
      {groups.map((group) => (
        <>
          <Prose view={shown.view} texts={[...group.title, ...group.description]} />
          {group.table.map((table) => (
            <VariableTable shown={shown} table={table} />
          ))}
        </>
      ))}
    </section>
  )
}

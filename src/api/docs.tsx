import { createHash } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { html, raw } from 'hono/html'
import type { FC, PropsWithChildren } from 'hono/jsx'
import { DOCS_STYLE } from './docs-style.ts'
import { openApiDocument } from './openapi.ts'

/** The parts of an OpenAPI document that the page shows. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly allOf?: readonly Schema[]
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Schema
}
interface Operation {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly responses: Readonly<Record<string, Answer>>
}
interface Answer {
  readonly description: string
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}
interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly tags?: readonly { readonly name: string; readonly description?: string }[]
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** A page made from the document alone: no script, nothing from another host. */
export function addDocs(api: OpenAPIHono): void {
  let page: ReturnType<typeof html> | undefined
  const styleHash = createHash('sha256').update(DOCS_STYLE).digest('base64')
  api.get('/api/docs', (c) => {
    page ??= html`<!doctype html>${<Docs document={asShown(api)} />}`
    c.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
    )
    return c.html(page)
  })
}

/** As it travels: plain JSON, of which the page reads the parts above. */
const asShown = (api: OpenAPIHono): Document => JSON.parse(JSON.stringify(openApiDocument(api)))

const Docs: FC<{ document: Document }> = ({ document: { info, tags = [], paths = {}, components } }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${info.title}: API ${info.version}`}</title>
      <style>{raw(DOCS_STYLE)}</style>
    </head>
    <body>
      <main>
        <h1>{`${info.title}: API`}</h1>
        <Prose text={info.description} />
        <p>
          The same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
        </p>
        {tags.map((tag) => (
          <section>
            <h2>{tag.name}</h2>
            <Prose text={tag.description} />
            {operationsOf(paths, tag.name).map((operation) => (
              <OperationView {...operation} />
            ))}
          </section>
        ))}
        <section>
          <h2>Shapes</h2>
          {Object.entries(components?.schemas ?? {}).map(([name, schema]) => (
            <article id={`shape-${name}`}>
              <h3>{name}</h3>
              <SchemaView schema={schema} />
            </article>
          ))}
        </section>
      </main>
    </body>
  </html>
)

interface PlacedOperation {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

function operationsOf(paths: NonNullable<Document['paths']>, tag: string): PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags?.includes(tag))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
}

const OperationView: FC<PlacedOperation> = ({ method, path, operation }) => (
  <article>
    <h3>
      <code>{`${method} ${path}`}</code>
    </h3>
    <p>{operation.summary}</p>
    <Prose text={operation.description} />
    {operation.parameters && operation.parameters.length > 0 && (
      <Parameters parameters={operation.parameters} />
    )}
    <dl>
      {Object.entries(operation.responses).map(([status, answer]) => (
        <>
          <dt>{status}</dt>
          <dd>
            {answer.description}
            {Object.entries(answer.content ?? {}).map(([mediaType, { schema }]) => (
              <div>
                <code>{mediaType}</code> {schema && <SchemaView schema={schema} />}
              </div>
            ))}
          </dd>
        </>
      ))}
    </dl>
  </article>
)

const Parameters: FC<{ parameters: readonly Parameter[] }> = ({ parameters }) => (
  <table>
    <caption>Parameters</caption>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Value</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      {parameters.map(({ name, schema = {}, description, in: place }) => (
        <tr>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>{typeInWords(schema)}</td>
          <td>
            {[description ?? schema.description, place === 'path' && 'Part of the address.']
              .filter(Boolean)
              .join(' ')}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const SchemaView: FC<{ schema: Schema }> = ({ schema }) => {
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
    return <a href={`#shape-${name}`}>{name}</a>
  }
  if (schema.allOf)
    return (
      <>
        {schema.allOf.map((part) => (
          <SchemaView schema={part} />
        ))}
      </>
    )
  if (schema.items)
    return (
      <ListOf note={schema.description}>
        <SchemaView schema={schema.items} />
      </ListOf>
    )
  if (schema.properties) return <Properties schema={schema} properties={schema.properties} />
  return <>{[typeInWords(schema), schema.description].filter(Boolean).join('. ')}</>
}

const ListOf: FC<PropsWithChildren<{ note?: string | undefined }>> = ({ note, children }) => (
  <>
    list of {children} {note}
  </>
)

const Properties: FC<{ schema: Schema; properties: Readonly<Record<string, Schema>> }> = ({
  schema,
  properties,
}) => (
  <ul>
    {Object.entries(properties).map(([name, value]) => (
      <li>
        <code>{name}</code>
        {schema.required?.includes(name) ? ': ' : ' (optional): '}
        <SchemaView schema={value} />
      </li>
    ))}
  </ul>
)

const Prose: FC<{ text?: string | undefined }> = ({ text = '' }) => (
  <>{text.split('\n\n').map((paragraph) => paragraph && <p>{paragraph.replaceAll('`', '')}</p>)}</>
)

function typeInWords({
  type,
  items,
  enum: values,
  default: otherwise,
  additionalProperties,
}: Schema): string {
  if (values) return values.map(String).join(', ')
  const name = type === 'array' ? `list of ${typeInWords(items ?? {})}` : [type ?? ''].flat().join(' or ')
  const keys = typeof additionalProperties === 'object' ? ' of named values' : ''
  return `${name}${keys}${otherwise === undefined ? '' : `, default ${JSON.stringify(otherwise)}`}`
}

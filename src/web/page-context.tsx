import type { Context } from 'hono'
import type { CheckKey } from '../catalogue/key-check.ts'
import type { Directory } from './authority/directory.ts'
import type { WebDependencies } from './dependencies.ts'
import { BadAddressPage, ErrorPage, NotFoundPage } from './errors.tsx'
import { mapTableFrom, type MapTable } from './front/map-table.ts'
import { labelsFor, type Labels } from './labels.ts'
import type { View } from './view.ts'

/** A request with everything a page needs to be made. */
export interface PageContext extends WebDependencies {
  readonly checkKey: CheckKey
  readonly c: Context
  readonly view: View
  readonly readDirectory: () => Promise<Directory>
}

export function mapTable({ view, vocabulary }: PageContext, directory: Directory): MapTable {
  const { language, format } = view
  const { map, bySlug: authorities } = directory
  return mapTableFrom({ map, authorities, vocabulary, language, compare: format.compare })
}

export function labelsOf({ view, vocabulary }: PageContext, { bySlug, sources }: Directory): Labels {
  const titles = new Map(sources.map(({ id, title }) => [id, title]))
  return labelsFor(view, { vocabulary, authorities: bySlug, sources: titles })
}

export const notFoundPage = ({ c, view }: PageContext, title?: string): Promise<Response> | Response =>
  c.html(<NotFoundPage view={view} {...(title !== undefined && { title })} />, 404)

/** 405, with what the address does answer to (RFC 9110 §15.5.6). */
export function methodPage(
  { c, view }: PageContext,
  methods: readonly string[],
): Promise<Response> | Response {
  c.header('Allow', methods.join(', '))
  return c.html(<BadAddressPage view={view} detail={view.t.errors.badMethod} />, 405)
}

export const errorPage = ({ c, view }: PageContext): Promise<Response> | Response =>
  c.html(<ErrorPage view={view} />, 500)

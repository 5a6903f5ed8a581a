import type { RequestListener } from 'node:http'

export interface CkanPackage {
  readonly id: string
  readonly [field: string]: unknown
}

const json = (result: unknown) => JSON.stringify({ help: '', success: true, result })

/** A portal as far as its search goes: filters by date, sorts by id, pages, and gives the fields asked for. */
export function ckanPortal(packages: () => readonly CkanPackage[]): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://portal.example')
    const action = /^\/api\/3\/action\/(\w+)$/.exec(url.pathname)?.[1]
    response.setHeader('content-type', 'application/json')
    if (action === 'package_search') response.end(json(search(packages(), url.searchParams)))
    else if (action === 'package_show') {
      const found = packages().find(({ id }) => id === url.searchParams.get('id'))
      response.writeHead(found ? 200 : 404).end(json(found))
    } else response.writeHead(404).end('not here')
  }
}

export function search(packages: readonly CkanPackage[], asked: URLSearchParams) {
  const [, from = '*', to = '*'] = /metadata_modified:\[(\S+) TO (\S+)\]/.exec(asked.get('fq') ?? '') ?? []
  const stamp = ({ metadata_modified: said }: CkanPackage) => `${typeof said === 'string' ? said : ''}Z`
  const found = packages
    .filter((each) => (from === '*' || stamp(each) >= from) && (to === '*' || stamp(each) <= to))
    .sort((a, b) =>
      asked.get('sort') === 'metadata_modified desc' ? (stamp(a) > stamp(b) ? -1 : 1) : a.id < b.id ? -1 : 1,
    )
  const start = Number(asked.get('start') ?? 0)
  const page = found.slice(start, start + Number(asked.get('rows') ?? 10))
  const fields = asked.get('fl')?.split(',')
  return { count: found.length, results: fields ? page.map((each) => pick(each, fields)) : page }
}

/** As CKAN does: extras come without the prefix that their fields have in the index. */
function pick(whole: CkanPackage, fields: readonly string[]) {
  const extras = Array.isArray(whole['extras']) ? (whole['extras'] as { key: string; value: unknown }[]) : []
  const all = { ...Object.fromEntries(extras.map(({ key, value }) => [key, value])), ...whole }
  return Object.fromEntries(
    fields
      .map((field) => field.replace(/^extras_/, ''))
      .filter((field) => field in all)
      .map((field) => [field, (all as Record<string, unknown>)[field]]),
  )
}

/** `count` packages that say little. */
export const packagesNamed = (count: number, changes: Record<string, unknown> = {}): CkanPackage[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `id-${String(place).padStart(5, '0')}`,
    name: `name-${place}`,
    title: `Titel ${place}`,
    state: 'active',
    private: false,
    metadata_modified: '2026-01-01T00:00:00.000000',
    ...changes,
  }))

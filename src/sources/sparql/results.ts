import { SourceError } from '../source.ts'

/** The values of one variable of a SELECT, in order, from JSON or XML (SPARQL 1.1 Query Results). */
export function valuesFrom(
  text: string,
  { address, variable }: { address: string; variable: string },
): readonly string[] {
  const start = text.trimStart().slice(0, 300)
  if (start.startsWith('{')) return fromJson(text, { address, variable })
  if (start.startsWith('<') && text.includes('http://www.w3.org/2005/sparql-results#'))
    return fromXml(text, { address, variable })
  if (/^<!doctype html|^<html/i.test(start))
    throw unreadable(
      `${address} answers with a web page; give the address of the endpoint itself, often one that ends in /sparql`,
    )
  throw unreadable(
    `${address} answers with "${start.slice(0, 60)}", which is no result of SPARQL; check the address`,
  )
}

interface Wanted {
  readonly address: string
  readonly variable: string
}

function fromJson(text: string, { address, variable }: Wanted): readonly string[] {
  let answer: { results?: { bindings?: unknown } }
  try {
    answer = JSON.parse(text) as typeof answer
  } catch {
    throw new SourceError(
      'unreadable',
      `${address} answers with JSON that is broken or cut off; try again later`,
      { mayHeal: true },
    )
  }
  const bindings = answer.results?.bindings
  if (!Array.isArray(bindings))
    throw unreadable(`${address} answers with JSON that is no result of SPARQL; check the address`)
  return bindings.flatMap((binding: unknown) => {
    const cell = (binding as Readonly<Record<string, { value?: unknown } | undefined>> | null)?.[variable]
    return typeof cell?.value === 'string' ? [cell.value] : []
  })
}

const BINDING = /<binding\s+name\s*=\s*["']([^"']*)["']\s*>\s*<(?:uri|literal|bnode)\b[^<>]*>([^<]*)</g
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function fromXml(text: string, { address, variable }: Wanted): readonly string[] {
  if (!/<\/(?:\w+:)?sparql>\s*$/.test(text))
    throw new SourceError('unreadable', `${address} answers with XML that is cut off; try again later`, {
      mayHeal: true,
    })
  return [...text.matchAll(BINDING)].flatMap(([, name, value = '']) =>
    name === variable ? [unescapeXml(value)] : [],
  )
}

const unescapeXml = (text: string): string =>
  text.replaceAll(/&(#?\w{1,8});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

const unreadable = (message: string) => new SourceError('unreadable', message)

/** One relation of a Link header (RFC 8288), its address resolved. */
export interface Link {
  readonly href: string
  /** In lower case. */
  readonly rel: string
}

const LINK = /<([^<>]*)>((?:\s*;\s*[^\s;,="]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g
const PARAMETER = /;\s*([^\s;,="]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g

/** A link with several relations is given once for each; what cannot be resolved is left out. */
export function parseLinks(header: string, base: string): readonly Link[] {
  return [...header.matchAll(LINK)].flatMap(([, target = '', parameters = '']) => {
    if (!URL.canParse(target, base)) return []
    const href = new URL(target, base).href
    return relationsOf(parameters).map((rel) => ({ href, rel }))
  })
}

function relationsOf(parameters: string): readonly string[] {
  for (const [, name = '', quoted, plain] of parameters.matchAll(PARAMETER)) {
    // RFC 8288 §3.3: only the first one counts.
    if (name.toLowerCase() === 'rel')
      return (quoted ?? plain ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  }
  return []
}

import { isElement, type XmlElement } from './element.ts'

/**
 * An element as a document of its own, with every namespace it needs. Its lines are those it had, counted from its own
 * first one: each start tag ends where it ended.
 */
export function writeElement(root: XmlElement): string {
  let written = ''
  let line = 1
  const put = (text: string) => {
    written += text
    line += text.split('\n').length - 1
  }
  const write = (element: XmlElement, outer: Readonly<Record<string, string>>) => {
    put(`<${element.name}`)
    for (const [prefix, uri] of Object.entries(element.scope))
      if (outer[prefix] !== uri) put(` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeXml(uri)}"`)
    for (const { name, value } of element.attributes) put(` ${name}="${escapeAttribute(value)}"`)
    put('\n'.repeat(Math.max(0, element.line - root.line + 1 - line)))
    put('>')
    for (const child of element.children) {
      if (isElement(child)) write(child, element.scope)
      else put(escapeXml(child))
    }
    put(`</${element.name}>`)
  }
  write(root, {})
  return written
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

const escapeXml = (value: string): string => value.replaceAll(/[&<>"\r]/g, (char) => ESCAPES[char] ?? char)

/** A line break as it stands would be read as a space. */
const escapeAttribute = (value: string): string =>
  escapeXml(value).replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;')

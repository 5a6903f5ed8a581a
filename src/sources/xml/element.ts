/** An element with everything in it. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string
  readonly local: string
  /** Its namespace, '' where it has none. */
  readonly uri: string
  readonly attributes: readonly XmlAttribute[]
  /** Namespaces in scope, by prefix; '' is the default one. */
  readonly scope: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
  /** On which its start tag ends, counted from 1. */
  readonly line: number
}

export interface XmlAttribute {
  readonly name: string
  readonly local: string
  readonly uri: string
  readonly value: string
}

export const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string'

export const elementsOf = ({ children }: XmlElement): readonly XmlElement[] => children.filter(isElement)

/** Children of one local name, whatever their namespace: publishers get namespaces wrong more often than names. */
export const childrenNamed = (element: XmlElement, local: string): readonly XmlElement[] =>
  elementsOf(element).filter((child) => child.local === local)

export const childNamed = (element: XmlElement, local: string): XmlElement | undefined =>
  childrenNamed(element, local)[0]

/** All text in it, without the space around. */
export const textIn = (element: XmlElement | undefined): string =>
  element === undefined ? '' : rawTextIn(element).trim()

const rawTextIn = (element: XmlElement): string =>
  element.children.map((child) => (isElement(child) ? rawTextIn(child) : child)).join('')

export const attributeOf = (element: XmlElement | undefined, local: string): string =>
  element?.attributes.find((attribute) => attribute.local === local)?.value.trim() ?? ''

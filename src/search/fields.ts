/** Filled by the declaration of every search field; see design: settings, facets, parameters and labels derive from it. */
export type FacetName =
  | 'category'
  | 'theme'
  | 'authority'
  | 'publisher'
  | 'access'
  | 'region'
  | 'codingSystem'
  | 'keyword'
  | 'language'
  | 'source'
  | 'type'
  | 'personalData'
  | 'has'

export type RangeName = 'year' | 'age'

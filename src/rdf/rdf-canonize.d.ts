/** The part of rdf-canonize that is used; the package brings no types. */
declare module 'rdf-canonize' {
  interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0'
    readonly canonicalIdMap: Map<string, string>
    readonly maxDeepIterations: number
    readonly timeout: number
  }
  const rdfCanonize: { _canonizeSync(dataset: readonly object[], options: CanonizeOptions): string }
  export default rdfCanonize
}

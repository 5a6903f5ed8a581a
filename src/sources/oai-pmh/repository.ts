import { attributeOf, childNamed, textIn, type XmlElement } from '../xml/element.ts'
import { SourceError, type ReadContext } from '../source.ts'
import { requestAddress, type OaiAddress } from './address.ts'
import { errorInWords, readAnswer, type AnswerPart } from './answer.ts'
import { formats, type MetadataFormat } from './formats.ts'

/** What a repository says of itself. */
export interface Repository {
  readonly name: string
  /** `no`: what is gone is only missed; `transient`: what is gone is told for a while. */
  readonly deletedRecord: 'no' | 'transient' | 'persistent'
  readonly hasSeconds: boolean
  readonly earliestDatestamp: string
}

export async function identify({ base }: OaiAddress, context: ReadContext): Promise<Repository> {
  const url = requestAddress(base, { verb: 'Identify' })
  const parts = await partsOf(url, context)
  const element = parts.find((part) => part.kind === 'identify')?.element
  if (!element) throw complaint(base, parts) ?? notRepository(base)
  const text = (name: string) => textIn(childNamed(element, name))
  const deleted = text('deletedRecord')
  return {
    name: text('repositoryName'),
    deletedRecord: deleted === 'persistent' || deleted === 'transient' ? deleted : 'no',
    hasSeconds: /hh:mm:ss/i.test(text('granularity')),
    earliestDatestamp: text('earliestDatestamp'),
  }
}

/** The format asked for in the address, or of those that the repository offers the one that says most. */
export async function chooseFormat(address: OaiAddress, context: ReadContext): Promise<ChosenFormat> {
  const { base, metadataPrefix } = address
  const url = requestAddress(base, { verb: 'ListMetadataFormats' })
  const parts = await partsOf(url, context)
  const offered = parts.flatMap((part) => (part.kind === 'format' ? [offerOf(part.element)] : []))
  if (offered.length === 0) throw complaint(base, parts) ?? notRepository(base)
  const wanted =
    metadataPrefix === undefined ? offered : offered.filter(({ prefix }) => prefix === metadataPrefix)
  const names = offered.map(({ prefix }) => prefix).join(', ')
  if (wanted.length === 0)
    throw new SourceError(
      'unreadable',
      `${base} does not offer the format ${metadataPrefix}; it has ${names}`,
    )
  const ranked = formats.flatMap((format) =>
    wanted.filter((offer) => format.recognises(offer)).map(({ prefix }) => ({ prefix, format })),
  )
  if (!ranked[0])
    throw new SourceError(
      'unreadable',
      `${base} offers ${names}; none of these is RDF, DataCite or Dublin Core, which is what can be read here`,
    )
  return ranked[0]
}

export interface ChosenFormat {
  readonly prefix: string
  readonly format: MetadataFormat
}

const offerOf = (element: XmlElement) => ({
  prefix: textIn(childNamed(element, 'metadataPrefix')),
  schema: textIn(childNamed(element, 'schema')) || attributeOf(element, 'schema'),
  namespace: textIn(childNamed(element, 'metadataNamespace')),
})

async function partsOf(url: string, context: ReadContext): Promise<readonly AnswerPart[]> {
  const parts: AnswerPart[] = []
  for await (const part of readAnswer(url, context)) parts.push(part)
  return parts
}

function complaint(base: string, parts: readonly AnswerPart[]): SourceError | undefined {
  const error = parts.find((part) => part.kind === 'error')
  return error && errorInWords(base, error)
}

const notRepository = (base: string) =>
  new SourceError(
    'unreadable',
    `${base} answers without saying what it is; check that this is an OAI-PMH address`,
  )

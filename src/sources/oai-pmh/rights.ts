import { dct } from '../../rdf/namespaces.ts'
import type { Term } from '../../rdf/term.ts'
import { accessRight, addStatement, iriOf, textTerm, type DatasetWriter } from '../write-dataset.ts'

/** The words of OpenAIRE and COAR for access; what an embargo or a licence is called is not for us to translate. */
const ACCESS: readonly (readonly [RegExp, Term])[] = [
  [/(?:^|\/)open[ _-]?access$|access_right\/c_abf2$/i, accessRight('PUBLIC')],
  [/(?:^|\/)restricted[ _-]?access$|access_right\/c_16ec$/i, accessRight('RESTRICTED')],
  [/(?:^|\/)(?:closed[ _-]?access|metadata only access)$|access_right\/c_14cb$/i, accessRight('NON_PUBLIC')],
]

export function writeRights(
  writer: DatasetWriter,
  dataset: Term,
  { value, language }: { readonly value: string; readonly language: string },
): void {
  const access = ACCESS.find(([form]) => form.test(value.trim()))?.[1]
  const iri = iriOf(value)
  if (access !== undefined) writer.add(dataset, dct.accessRights, access)
  else if (iri !== undefined && isLicence(iri)) writer.add(dataset, dct.license, iri)
  else if (iri !== undefined) writer.add(dataset, dct.rights, iri)
  else
    addStatement(writer, [dataset, dct.rights], {
      type: dct.RightsStatement,
      label: textTerm(value, language),
    })
}

const isLicence = (iri: string): boolean =>
  /creativecommons\.org\/|opendatacommons\.org\/|opensource\.org\/licen|authority\/licence\/|gnu\.org\/licenses/i.test(
    iri,
  )

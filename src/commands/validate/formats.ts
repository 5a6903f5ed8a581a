import type { RdfProblem } from '../../rdf/problem.ts'
import { serializeRdf } from '../../rdf/serialize.ts'
import { reportToRdf } from '../../validation/shacl-report.ts'
import type { Result } from '../../validation/shape.ts'
import type { CheckedDataset } from '../../validation/verdict.ts'
import { textWriter } from './text.ts'
import type { ReportWriter, WriterSettings } from './writer.ts'

/** How a result can be written. */
export const reportFormats: Readonly<Record<string, (settings: WriterSettings) => ReportWriter>> = {
  text: textWriter,
  json: jsonWriter,
  turtle: turtleWriter,
}

/** What the API answers, with the document that each dataset is from. */
function jsonWriter({ write, profile }: WriterSettings): ReportWriter {
  const datasets: (CheckedDataset & { document: string })[] = []
  const problems: (RdfProblem & { document: string })[] = []
  const notEvaluated = new Set<string>()
  return {
    dataset: (document, dataset) => void datasets.push({ ...dataset, document }),
    document(document, verdict) {
      problems.push(...verdict.problems.map((problem) => ({ ...problem, document })))
      for (const parameter of verdict.notEvaluated ?? []) notEvaluated.add(parameter)
    },
    async end({ conforms, counts, failed }) {
      const unevaluated = notEvaluated.size > 0 && { notEvaluated: [...notEvaluated] }
      const all = { conforms, profile, counts, ...unevaluated, datasets, problems, failed }
      write(`${JSON.stringify(all, undefined, 2)}\n`)
    },
  }
}

/** One SHACL validation report for all. */
function turtleWriter({ write }: WriterSettings): ReportWriter {
  const results: Result[] = []
  return {
    dataset: (_document, _dataset, all) => void results.push(...all()),
    document: () => {},
    end: async () => write(await serializeRdf(reportToRdf(results), 'turtle')),
  }
}

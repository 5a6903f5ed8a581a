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
  return {
    dataset: (document, dataset) => void datasets.push({ ...dataset, document }),
    document: (document, verdict) =>
      void problems.push(...verdict.problems.map((problem) => ({ ...problem, document }))),
    async end({ conforms, counts, failed }) {
      write(`${JSON.stringify({ conforms, profile, counts, datasets, problems, failed }, undefined, 2)}\n`)
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

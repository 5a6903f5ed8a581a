import { join } from 'node:path'
import type { Checks, KeptValidation, Rehearsal } from './checks.ts'
import type { Perform } from './perform-check.ts'
import { openShelf, type ShelfSettings } from './shelf.ts'

export interface ChecksSettings {
  readonly perform: Perform
  /** Results are kept below its folder. */
  readonly shelf: ShelfSettings
  readonly maxBytes: number
}

/** Checks whose results can be kept. */
export function openChecks({ perform, shelf, maxBytes }: ChecksSettings): Checks {
  const validations = openShelf<KeptValidation>({ ...shelf, folder: join(shelf.folder, 'validations') })
  const rehearsals = openShelf<Rehearsal>({ ...shelf, folder: join(shelf.folder, 'rehearsals') })
  return {
    limits: { maxBytes, keptHours: shelf.keepHours },
    validate: (request) => perform('validate', request),
    async rehearse(request) {
      const answer = await perform('rehearse', request)
      return answer.kind === 'rehearsed' ? rehearsals.keep(answer) : answer
    },
    keepValidation: validations.keep,
    validation: validations.find,
    rehearsal: rehearsals.find,
  }
}

/** How much less than the word itself counts what stands for it. */
export const FACTORS = {
  same: 1,
  otherCase: 0.95,
  inflected: 0.9,
  respelled: 0.8,
  /** The words of a phrase, somewhere in the document. */
  apart: 0.8,
  /** Of a phrase that names a concept of which datasets speak: its words may be about something else. */
  apartBesideConcept: 0.15,
  concept: 0.85,
  /** Something narrower than what was asked for. */
  narrowerConcept: 0.4,
  compound: 0.65,
  /** The parts of a compound, somewhere in the document. */
  partsApart: 0.5,
  prefix: 0.6,
  /** Of a code: one that it has in it, a range around it, one that has it in it. */
  narrowerCode: 0.8,
  codeRange: 0.7,
  widerCode: 0.6,
  codeConcept: 0.5,
  codeNarrowerConcept: 0.3,
  /** The code system alone: any of its codes may be in the data. */
  codeSystem: 0.06,
  /** So little that an exact hit is above it whatever the fields; see `match.ts`. */
  typo: 1e-4,
} as const

/** Scores are factor × impact, the impact 1 to 255: everything below is only in documents by a misspelling. */
export const LOWEST_EXACT = 0.03

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

it('reads the code lists once per process', () => {
  expect(loadVocabularies()).toBe(loadVocabularies())
})

it('says which file is missing from a folder of code lists', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vocab-'))
  expect(() => loadVocabularies(folder)).toThrow(/healthcategories\.ttl cannot be read; restore it/)
})

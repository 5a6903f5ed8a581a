import { describe, expect, it } from 'vitest'
import { loadDanishWords } from '../../src/vocabulary/danish-words.ts'
import { compoundParts } from '../../src/search/text/compounds.ts'
import { plainForm } from '../../src/search/text/spelling.ts'
import { stemDanish } from '../../src/search/text/stem-danish.ts'

const split = (word: string) => compoundParts(plainForm(word))?.join(' ')

describe('Danish compounds', () => {
  it.each([
    ['sygehusmedicin', 'sygehus medicin'],
    ['hjertekarsygdom', 'hjerte kar sygdom'],
    ['hjertekarsygdommene', 'hjerte kar sygdom'],
    ['Landspatientregisteret', 'land patient register'],
    ['patientregistrene', 'patient register'],
    ['sygdomsregister', 'sygdom register'],
    ['børnedatabase', 'børn database'],
    ['dødsårsagsregistret', 'død årsag register'],
    ['doedsaarsagsregistret', 'død årsag register'],
    ['lægemiddelstatistikregister', 'lægemiddel statistik register'],
    ['lårbensbrud', 'lårben brud'],
    ['skolebørnenes', 'skole barn'],
    ['projektudvikling', 'projekt udvikling'],
    ['nordjyllandsregisteret', 'land register'],
  ])('%s is made of %s', (word, parts) => {
    expect(split(word)).toBe(parts)
  })

  it.each(['ansvar', 'kvindelig', 'dragt', 'karakter', 'livmoder', 'genetik', 'efterhånden', 'kortlægger'])(
    '%s stays whole',
    (word) => {
      expect(split(word)).toBeUndefined()
    },
  )

  it('never split a word that the list has', () => {
    expect(loadDanishWords().compoundParts.filter((word) => split(word) !== undefined)).toEqual([])
  })
})

describe('irregular Danish words', () => {
  it('share the stem of their base form', () => {
    const stem = (word: string) => stemDanish(plainForm(word))
    const strays = [...loadDanishWords().irregularForms].filter(([form, base]) => stem(form) !== stem(base))
    expect(strays).toEqual([])
  })

  it.each([
    ['skolebørnene', 'skolebarn'],
    ['visdomstænders', 'visdomstand'],
    ['lægebøgerne', 'lægebog'],
    ['kvalitetsregistrenes', 'kvalitetsregister'],
  ])('%s is a form of %s', (form, base) => {
    expect(stemDanish(plainForm(form))).toBe(stemDanish(plainForm(base)))
  })
})

import type { Translated } from './translated.ts'

/** Texts of the page that compares two versions. */
export const diffDa = {
  diff: {
    title: (from: string, to: string) => `Fra ${from} til ${to}`,
    version: (number: string) => `version ${number}`,
    nothing: 'ingenting',
    crumb: 'Ændringer',
    lead: (change: string, time: string) => `${change} ${time}.`,
    added: 'Tilføjet',
    removed: 'Fjernet',
    noneAdded: 'Der er ikke tilføjet noget.',
    noneRemoved: 'Der er ikke fjernet noget.',
    statements: 'Udsagn',
    partOf: (property: string) => `(under ${property.toLowerCase()})`,
    partBelow: 'flere oplysninger, se dem for sig',
    back: 'Tilbage til historikken',
    api: 'Hent som JSON',
    badVersion: (parameter: string, newest: string) =>
      `»${parameter}« skal være nummeret på en version, fra 0 til ${newest}.`,
  },
}

export const diffEn: Translated<typeof diffDa> = {
  diff: {
    title: (from, to) => `From ${from} to ${to}`,
    version: (number) => `version ${number}`,
    nothing: 'nothing',
    crumb: 'Changes',
    lead: (change, time) => `${change} ${time}.`,
    added: 'Added',
    removed: 'Removed',
    noneAdded: 'Nothing was added.',
    noneRemoved: 'Nothing was removed.',
    statements: 'Statements',
    partOf: (property) => `(under ${property.toLowerCase()})`,
    partBelow: 'further statements, listed on their own',
    back: 'Back to the history',
    api: 'Download as JSON',
    badVersion: (parameter, newest) => `“${parameter}” must be the number of a version, from 0 to ${newest}.`,
  },
}

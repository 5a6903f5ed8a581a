import type { Translated } from './translated.ts'

/** What a chart of counts says in words. */
interface ChartNumbers {
  readonly from: string
  readonly to: string
  readonly first: string
  readonly last: string
  readonly most: string
}

/** Texts of sources and their harvests. */
export const harvestDa = {
  source: {
    listTitle: 'Kilder og høstning',
    listLead:
      'Datalandkort henter beskrivelserne fra kilderne herunder og ændrer dem ikke. Her ser du, hvornår det sidst skete, og hvordan det gik.',
    caption: 'Kilder og deres seneste høstning',
    name: 'Kilde',
    kind: 'Form',
    datasets: 'Datakilder',
    lastRun: 'Seneste høstning',
    outcome: 'Resultat',
    never: 'Ikke høstet endnu',
    runs: 'Høstninger',
    feed: 'Følg kildens ændringer (Atom-feed)',
    runsCaption: (name: string) => `Høstninger af ${name}`,
    address: 'Adresse',
    profile: 'Valideres mod',
    authority: 'Ansvarlig myndighed',
    missing: 'Mangler',
    deleted: 'Slettede',
    active: 'Aktive',
    none: 'Ingen kilder er sat op.',
    localFile: 'Lokal fil på serveren',
    seeDatasets: 'Se datakilderne',
    nextRun: 'Næste høstning',
    byHand: 'Når nogen beder om det',
    notHarvested: 'Høstes ikke mere',
    removed: 'Kilden høstes ikke mere. Det, der er hentet fra den tidligere, er bevaret.',
    problem: 'Kilden kan ikke høstes, som den er sat op:',
    decide: 'Se, hvad der ville blive slettet, og hvordan der tages stilling',
    chart: 'Antal datakilder efter hver høstning',
    chartText: (n: ChartNumbers) =>
      `Fra ${n.first} den ${n.from} til ${n.last} den ${n.to}; højst ${n.most}.`,
  },
  held: {
    title: 'Sletninger, der venter',
    lead: (deletions: string, records: string) =>
      `Kilden har ikke længere ${deletions} af sine ${records} datakilder. Det er så mange, at en administrator skal tage stilling. Indtil da er alle bevaret.`,
    superseded: 'En senere høstning har afgjort på ny, hvad kilden mangler.',
    toSuperseding: 'Se den senere høstning',
    shown: (shown: string, all: string) => `Viser ${shown} af ${all}.`,
    all: 'Hele listen (JSON)',
    undo: 'Afvisningen kan tages tilbage, så længe ingen senere høstning spørger igen. Så slettes det, der stadig mangler:',
    how: 'Sådan tages der stilling',
    howText:
      'På serveren, gennem API’et med en administratornøgle, eller her. Bruges «reject» i stedet for «approve», beholdes datakilderne.',
    key: 'Administratornøgle',
    keyHelp: 'Nøglen bruges til denne ene handling og gemmes ikke.',
    approve: 'Slet dem',
    reject: 'Behold dem',
    approved: (at: string, deleted: string) => `Godkendt ${at}: ${deleted} datakilder blev slettet.`,
    rejected: (at: string) => `Afvist ${at}: alle datakilder er bevaret.`,
    errors: {
      'no-key': 'Skriv en administratornøgle.',
      'wrong-key': 'Nøglen findes ikke, eller den er trukket tilbage.',
      'too-many': 'Der er prøvet for mange forkerte nøgler. Vent et minut.',
      'other-role': 'Nøglen gælder ikke for administratorer.',
      elsewhere: 'Formularen blev sendt fra et andet websted. Brug formularen her på siden.',
      'too-late': 'Der er intet at tage stilling til mere, eller der er afgjort noget andet.',
    },
  },
  run: {
    title: (source: string) => `Høstning af ${source}`,
    started: 'Begyndt',
    ended: 'Afsluttet',
    duration: 'Varighed',
    outcome: 'Resultat',
    counts: 'Antal',
    countsCaption: 'Hvad der skete med datakilderne',
    count: {
      found: 'Fundet',
      created: 'Nye',
      updated: 'Ændrede',
      unchanged: 'Uændrede',
      deleted: 'Slettede',
      held: 'Tilbageholdte sletninger',
      rejected: 'Afviste',
    },
    timings: 'Tid pr. trin',
    stages: {
      fetch: 'Hentning',
      parse: 'Læsning',
      decide: 'Sammenligning',
      validate: 'Validering',
      store: 'Lagring',
      index: 'Indeksering',
    },
    bytes: 'Hentet',
    rejections: 'Afviste datakilder og dokumenter',
    rejectionsCaption: 'Hvad der ikke kunne bruges, og hvorfor',
    rejectionsShown: (shown: string, all: string) => `Viser de første ${shown} af ${all}.`,
    passedOver: 'Ikke offentligt hos kilden',
    passedOverText: (n: string) =>
      `Sprunget over: ${n}. Kilden viser ikke dette til alle, typisk fordi det er kladder. Det er ikke en fejl.`,
    document: 'Dokument',
    line: 'Linje',
    dataset: 'Datasæt',
    reason: 'Årsag',
    atLine: (line: string) => `(linje ${line})`,
    outcomes: {
      running: 'I gang',
      done: 'Gennemført',
      'partly-rejected': 'Gennemført med afvisninger',
      held: 'Afventer godkendelse',
      empty: 'Tomt svar',
      unreachable: 'Kilden kunne ikke nås',
      unreadable: 'Svaret kunne ikke læses',
      interrupted: 'Afbrudt',
      failed: 'Fejl hos os',
    },
    meanings: {
      running: 'Høstningen er i gang.',
      done: 'Alt, hvad kilden har, er læst og gemt.',
      'partly-rejected': 'Alt, hvad der kunne læses, er gemt. Noget kunne ikke bruges; se listen.',
      held: 'Alt, hvad kilden har, er læst og gemt. Sletningerne venter på en administrator.',
      empty: 'Svaret indeholdt ingen datakilder. Derfor er intet slettet.',
      unreachable: 'Der kom intet brugbart svar. Det, vi har fra tidligere, er bevaret.',
      unreadable:
        'Svaret var ikke gyldig RDF hele vejen. Det, der blev læst før fejlen, er gemt, og intet er slettet.',
      interrupted: 'Høstningen blev standset, før den var færdig. Intet er slettet.',
      failed:
        'Høstningen standsede på grund af en fejl i Datalandkort. Det, vi har fra tidligere, er bevaret.',
    },
    settled: {
      approved: {
        badge: 'Sletninger godkendt',
        meaning: 'Alt, hvad kilden har, er læst og gemt. Sletningerne er godkendt af en administrator.',
      },
      rejected: {
        badge: 'Sletninger afvist',
        meaning: 'Alt, hvad kilden har, er læst og gemt. Sletningerne er afvist af en administrator.',
      },
      superseded: {
        badge: 'Afløst af en senere høstning',
        meaning:
          'Alt, hvad kilden har, er læst og gemt. Der skal ikke længere tages stilling til sletningerne.',
      },
    },
    held: (n: string) =>
      `Kilden ville fjerne usædvanligt mange datakilder (${n}). De er bevaret, indtil en administrator har godkendt det.`,
  },
}

export const harvestEn: Translated<typeof harvestDa> = {
  source: {
    listTitle: 'Sources and harvests',
    listLead:
      'Datalandkort fetches the descriptions from the sources below and does not change them. Here you can see when that last happened, and how it went.',
    caption: 'Sources and their last harvest',
    name: 'Source',
    kind: 'Kind',
    datasets: 'Data sources',
    lastRun: 'Last harvest',
    outcome: 'Outcome',
    never: 'Not harvested yet',
    runs: 'Harvests',
    feed: 'Follow the changes at this source (Atom feed)',
    runsCaption: (name) => `Harvests of ${name}`,
    address: 'Address',
    profile: 'Validated against',
    authority: 'Responsible authority',
    missing: 'Missing',
    deleted: 'Deleted',
    active: 'Active',
    none: 'No sources have been set up.',
    localFile: 'Local file on the server',
    seeDatasets: 'See the data sources',
    nextRun: 'Next harvest',
    byHand: 'When somebody asks for it',
    notHarvested: 'No longer harvested',
    removed: 'The source is no longer harvested. What came from it before is kept.',
    problem: 'The source cannot be harvested as it is set up:',
    decide: 'See what would be deleted, and how to decide on it',
    chart: 'Data sources after each harvest',
    chartText: (n) => `From ${n.first} on ${n.from} to ${n.last} on ${n.to}; ${n.most} at most.`,
  },
  held: {
    title: 'Deletions that wait',
    lead: (deletions, records) =>
      `The source no longer has ${deletions} of its ${records} data sources. That is so many that an administrator has to decide. Until then all are kept.`,
    superseded: 'A later harvest has found out anew what the source lacks.',
    toSuperseding: 'See the later harvest',
    shown: (shown, all) => `${shown} of ${all} are shown.`,
    all: 'The whole list (JSON)',
    undo: 'The rejection can be taken back as long as no later harvest asks again. Then what is still absent is deleted:',
    how: 'How to decide',
    howText:
      'On the server, through the API with an administrator’s key, or here. With “reject” in place of “approve” the data sources are kept.',
    key: 'Administrator’s key',
    keyHelp: 'The key is used for this one action and is not kept.',
    approve: 'Delete them',
    reject: 'Keep them',
    approved: (at, deleted) => `Approved ${at}: ${deleted} data sources were deleted.`,
    rejected: (at) => `Rejected ${at}: all data sources are kept.`,
    errors: {
      'no-key': 'Give an administrator’s key.',
      'wrong-key': 'There is no such key, or it was revoked.',
      'too-many': 'Too many wrong keys have been tried. Wait a minute.',
      'other-role': 'The key is not for administrators.',
      elsewhere: 'The form was sent from another site. Use the form on this page.',
      'too-late': 'There is nothing to decide any more, or something else was decided.',
    },
  },
  run: {
    title: (source) => `Harvest of ${source}`,
    started: 'Started',
    ended: 'Ended',
    duration: 'Duration',
    outcome: 'Outcome',
    counts: 'Counts',
    countsCaption: 'What happened to the data sources',
    count: {
      found: 'Found',
      created: 'New',
      updated: 'Changed',
      unchanged: 'Unchanged',
      deleted: 'Deleted',
      held: 'Deletions held back',
      rejected: 'Rejected',
    },
    timings: 'Time per stage',
    stages: {
      fetch: 'Fetching',
      parse: 'Reading',
      decide: 'Comparing',
      validate: 'Validating',
      store: 'Storing',
      index: 'Indexing',
    },
    bytes: 'Fetched',
    rejections: 'Rejected data sources and documents',
    rejectionsCaption: 'What could not be used, and why',
    rejectionsShown: (shown, all) => `The first ${shown} of ${all} are shown.`,
    passedOver: 'Not public at the source',
    passedOverText: (n) =>
      `Passed over: ${n}. The source does not show this to everybody, as a rule because it is a draft. That is no error.`,
    document: 'Document',
    line: 'Line',
    dataset: 'Dataset',
    reason: 'Reason',
    atLine: (line) => `(line ${line})`,
    outcomes: {
      running: 'Running',
      done: 'Done',
      'partly-rejected': 'Done, with rejections',
      held: 'Waiting for approval',
      empty: 'Empty answer',
      unreachable: 'The source could not be reached',
      unreadable: 'The answer could not be read',
      interrupted: 'Interrupted',
      failed: 'An error on our side',
    },
    meanings: {
      running: 'The harvest is running.',
      done: 'Everything the source has was read and stored.',
      'partly-rejected':
        'Everything that could be read is stored. Some of it could not be used; see the list.',
      held: 'Everything the source has was read and stored. The deletions wait for an administrator.',
      empty: 'The answer held no data sources. Therefore nothing was deleted.',
      unreachable: 'There was no usable answer. What we hold from before is kept.',
      unreadable:
        'The answer was not valid RDF to its end. What was read before the error is stored, and nothing was deleted.',
      interrupted: 'The harvest was stopped before it was done. Nothing was deleted.',
      failed: 'The harvest stopped because of an error in Datalandkort. What we hold from before is kept.',
    },
    settled: {
      approved: {
        badge: 'Deletions approved',
        meaning:
          'Everything the source has was read and stored. An administrator has approved the deletions.',
      },
      rejected: {
        badge: 'Deletions rejected',
        meaning:
          'Everything the source has was read and stored. An administrator has rejected the deletions.',
      },
      superseded: {
        badge: 'Superseded by a later harvest',
        meaning:
          'Everything the source has was read and stored. There is no decision to make about the deletions any more.',
      },
    },
    held: (n) =>
      `The source would remove unusually many data sources (${n}). They are kept until an administrator has approved it.`,
  },
}

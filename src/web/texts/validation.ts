import type { Translated } from './translated.ts'

/** Texts of validation: the form and its result. */
export const validationDa = {
  validate: {
    title: 'Validér en beskrivelse',
    lead: 'Find ud af, hvad der mangler i en beskrivelse af et datasæt, og hvordan det rettes. Indsæt beskrivelsen, vælg en fil, eller angiv adressen på dit katalog.',
    paste: 'Indsæt beskrivelsen her',
    pasteHelp: (syntaxes: string) => `RDF som ${syntaxes}. Formatet findes af sig selv.`,
    file: 'Eller vælg en fil',
    fileHelp: (limit: string) => `RDF eller et regneark i vores skabelon. Højst ${limit}.`,
    template: 'Ingen katalogsoftware? Udfyld et regneark',
    templateHelp:
      'Skabelonen har en række for hvert datasæt, et ark til variable, vejledning og lister over koder. Et udfyldt regneark kan valideres her og høstes fra jeres hjemmeside.',
    templateEmpty: 'Hent skabelonen (Excel)',
    templateExample: 'Hent den udfyldt med et eksempel',
    templateCsv: 'som CSV',
    url: 'Eller angiv en adresse',
    urlHelp: 'Fx adressen på dit katalog. Datalandkort henter den nu, én gang.',
    profile: 'Hvad skal der valideres mod?',
    profileHelp: {
      'dcat-ap-3': 'For enhver beskrivelse i et europæisk datakatalog.',
      'dcat-ap-dk-3': 'DCAT-AP 3 med de danske tilføjelser.',
      'healthdcat-ap-8':
        'For sundhedsdata. Kravene afhænger af adgangen: offentlige data, data med begrænset adgang eller ikke-offentlige data. Det står i hver beskrivelse, og de rette krav vælges derfra.',
    },
    draft: 'udkast',
    validate: 'Validér',
    rehearse: 'Prøv en høst',
    rehearseHelp:
      '»Prøv en høst« går hele vejen, som når Datalandkort høster: Du ser, hvordan hver side ville se ud, og hvad der ikke blev forstået. Intet kommer i kataloget.',
    working: 'Arbejder på det. Store kataloger kan tage et øjeblik.',
    example: 'Prøv med et eksempel, der har fejl',
    exampleGood: 'Se et eksempel, der er i orden',
    keepTitle: 'Hvad der sker med det, du indsender',
    keep: (hours: string) =>
      `Resultatet og det, du indsendte, gemmes i ${hours} timer på en adresse, som ingen kan gætte. Alle, der får adressen, kan se det. Bagefter slettes det.`,
    keepNot:
      'Intet af det kommer i kataloget. Indsend aldrig personoplysninger; en beskrivelse skal ikke indeholde nogen.',
    errorSummary: 'Der er noget, der skal rettes',
    errors: {
      nothing: 'Indsæt en beskrivelse, vælg en fil, eller angiv en adresse.',
      emptyFile: 'Filen er tom. Vælg en, der har en beskrivelse i sig.',
      several: 'Brug kun én af de tre: tekst, fil eller adresse.',
      profile: (name: string, known: string) => `Profilen »${name}« findes ikke. Vælg en af disse: ${known}.`,
      profileBroken: (name: string) =>
        `Profilen »${name}« kan ikke bruges lige nu, fordi dens filer er i stykker. Vælg en anden.`,
      tooLarge: (limit: string) =>
        `Det er mere end ${limit}, som er grænsen her. Angiv adressen i stedet, del filen, eller brug »datalandkort validate« på din egen maskine.`,
      badForm: 'Formularen kunne ikke læses. Prøv igen.',
      url: (reason: string) => `Adressen kunne ikke hentes: ${reason}`,
      busy: 'Der er mange, der validerer lige nu. Prøv igen om lidt.',
      slow: 'Det tog for lang tid og blev standset. Prøv med en mindre del af kataloget.',
      begins: 'Det begynder sådan:',
    },
  },
  result: {
    title: 'Resultat af valideringen',
    all: 'Beskrivelsen overholder profilen',
    allMany: (n: string) => `Alle ${n} datasæt overholder profilen`,
    one: 'Beskrivelsen overholder ikke profilen endnu',
    some: (good: string, all: string) => `${good} af ${all} datasæt overholder profilen`,
    lost: 'Men noget i dokumentet kunne ikke læses.',
    lostDatasets: (n: number, written: string) =>
      n === 1
        ? '1 datasæt kunne ikke læses og er ikke valideret:'
        : `${written} datasæt kunne ikke læses og er ikke valideret:`,
    notEvaluated: (parameters: string) =>
      `Profilen bruger også ${parameters}, som ikke afprøves her. Hvad de kræver, er ikke undersøgt.`,
    profile: 'Valideret mod',
    read: 'Læst som',
    from: 'Fra',
    pasted: 'Indsat tekst',
    at: 'Tidspunkt',
    kept: 'Resultatet findes til',
    keptNote: 'Alle, der har adressen, kan se det.',
    share: 'Adresse til deling',
    download: 'Hent rapporten',
    downloadShacl: 'SHACL-rapport (Turtle)',
    downloadJson: 'JSON',
    datasets: 'Datasæt i dokumentet',
    datasetsCaption: 'Datasæt og om de overholder profilen',
    dataset: 'Datasæt',
    verdict: 'Resultat',
    required: 'Krav',
    recommended: 'Anbefalinger',
    listedOnly: (shown: string, all: string) =>
      `Kun de første ${shown} af ${all} datasæt vises. Alle er talt med.`,
    paged:
      'Kataloget fortsætter på flere sider. Kun den første side er valideret; »Prøv en høst« læser dem alle.',
    problems: 'Steder, der ikke kunne læses, som de står',
    problemsLead: 'Resten af dokumentet er læst.',
    problemsBroken:
      'Dokumentet er kun læst til det sted, hvor det brydes af. Ret det først: Det, der kommer efter, og beskrivelsen, hvor det sker, er ikke valideret.',
    problemsCaption: 'Linjer, der ikke kunne læses, og hvad det kostede',
    effects: {
      kept: 'Brugt alligevel',
      'value-dropped': 'Værdien er udeladt',
      'statement-dropped': 'Udsagnet er udeladt',
      'rest-dropped': 'Resten af dokumentet er udeladt',
    },
    effect: 'Følge',
    reason: 'Årsag',
    place: 'Sted',
    mend: 'Ret, og validér igen',
    mendLead: 'Ret i teksten her. Linjenumrene i resultatet svarer til den.',
    again: 'Validér noget andet',
    expired: 'Resultatet er her ikke længere',
    expiredLead: (hours: string) =>
      `Resultater gemmes i ${hours} timer, og denne adresse er udløbet. Validér beskrivelsen igen for at få et nyt.`,
  },
}

export const validationEn: Translated<typeof validationDa> = {
  validate: {
    title: 'Validate a description',
    lead: 'Find out what is missing in a description of a dataset, and how to mend it. Paste the description, choose a file, or give the address of your catalogue.',
    paste: 'Paste the description here',
    pasteHelp: (syntaxes) => `RDF as ${syntaxes}. The format is found by itself.`,
    file: 'Or choose a file',
    fileHelp: (limit) => `RDF, or a spreadsheet in our template. At most ${limit}.`,
    template: 'No catalogue software? Fill in a spreadsheet',
    templateHelp:
      'The template has a row for each dataset, a sheet for variables, a guide and the lists of codes. A filled spreadsheet can be validated here and harvested from your site.',
    templateEmpty: 'Download the template (Excel)',
    templateExample: 'Download it filled with an example',
    templateCsv: 'as CSV',
    url: 'Or give an address',
    urlHelp: 'Such as the address of your catalogue. Datalandkort fetches it now, once.',
    profile: 'What is it to be validated against?',
    profileHelp: {
      'dcat-ap-3': 'For any description in a European data catalogue.',
      'dcat-ap-dk-3': 'DCAT-AP 3 with the Danish additions.',
      'healthdcat-ap-8':
        'For health data. The requirements depend on access: public data, restricted data or non-public data. Each description says which, and the right requirements are chosen from that.',
    },
    draft: 'draft',
    validate: 'Validate',
    rehearse: 'Rehearse a harvest',
    rehearseHelp:
      '“Rehearse a harvest” goes all the way, as when Datalandkort harvests: you see what each page would look like, and what was not understood. Nothing enters the catalogue.',
    working: 'Working on it. Large catalogues may take a moment.',
    example: 'Try an example that has errors',
    exampleGood: 'See an example that is right',
    keepTitle: 'What happens to what you submit',
    keep: (hours) =>
      `The result and what you submitted are kept for ${hours} hours at an address that nobody can guess. Everybody who is given the address can see it. Then it is deleted.`,
    keepNot:
      'None of it enters the catalogue. Never submit personal data; a description is not to contain any.',
    errorSummary: 'Something needs to be corrected',
    errors: {
      nothing: 'Paste a description, choose a file, or give an address.',
      emptyFile: 'The file is empty. Choose one that has a description in it.',
      several: 'Use only one of the three: text, file or address.',
      profile: (name, known) => `There is no profile “${name}”. Choose one of these: ${known}.`,
      profileBroken: (name) =>
        `The profile “${name}” cannot be used right now, because its files are broken. Choose another.`,
      tooLarge: (limit) =>
        `This is more than ${limit}, the limit here. Give its address instead, split the file, or use “datalandkort validate” on your own machine.`,
      badForm: 'The form could not be read. Please try again.',
      url: (reason) => `The address could not be fetched: ${reason}`,
      busy: 'Many are validating right now. Please try again shortly.',
      slow: 'It took too long and was stopped. Try with a smaller part of the catalogue.',
      begins: 'It begins like this:',
    },
  },
  result: {
    title: 'Result of the validation',
    all: 'The description conforms to the profile',
    allMany: (n) => `All ${n} datasets conform to the profile`,
    one: 'The description does not conform to the profile yet',
    some: (good, all) => `${good} of ${all} datasets conform to the profile`,
    lost: 'But something in the document could not be read.',
    lostDatasets: (n, written) =>
      n === 1
        ? '1 dataset could not be read and was not validated:'
        : `${written} datasets could not be read and were not validated:`,
    notEvaluated: (parameters) =>
      `The profile also uses ${parameters}, which are not evaluated here. What they ask for was not looked at.`,
    profile: 'Validated against',
    read: 'Read as',
    from: 'From',
    pasted: 'Pasted text',
    at: 'Time',
    kept: 'The result is kept until',
    keptNote: 'Everybody who has the address can see it.',
    share: 'Address to share',
    download: 'Download the report',
    downloadShacl: 'SHACL report (Turtle)',
    downloadJson: 'JSON',
    datasets: 'Datasets in the document',
    datasetsCaption: 'Datasets and whether they conform to the profile',
    dataset: 'Dataset',
    verdict: 'Result',
    required: 'Requirements',
    recommended: 'Recommendations',
    listedOnly: (shown, all) => `Only the first ${shown} of ${all} datasets are shown. All are counted.`,
    paged:
      'The catalogue goes on over several pages. Only the first page was validated; “Rehearse a harvest” reads them all.',
    problems: 'Places that could not be read as they stand',
    problemsLead: 'The rest of the document was read.',
    problemsBroken:
      'The document was read only to the place where it breaks off. Mend that first: what follows, and the description in which it happens, were not validated.',
    problemsCaption: 'Lines that could not be read, and what it cost',
    effects: {
      kept: 'Used all the same',
      'value-dropped': 'The value is left out',
      'statement-dropped': 'The statement is left out',
      'rest-dropped': 'The rest of the document is left out',
    },
    effect: 'Consequence',
    reason: 'Reason',
    place: 'Place',
    mend: 'Mend and validate again',
    mendLead: 'Edit the text here. The line numbers in the result refer to it.',
    again: 'Validate something else',
    expired: 'The result is no longer here',
    expiredLead: (hours) =>
      `Results are kept for ${hours} hours, and this address has expired. Validate the description again for a new one.`,
  },
}

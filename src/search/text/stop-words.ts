const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '')

/**
 * Words that a search leaves out when it has others. "her", "over", "at", "for" mean different things in the two
 * languages but say as little in both. Never left out inside quotes, nor when typed in capitals (AT, ER).
 */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...words(`ad af alle alt anden at bliver blandt da de dem den denne der deres det dette disse du efter eller en end er
    et findes finde for fra få får gennem han har have hende hos hun hvad hvilke hvilken hvis hvor hvordan i ikke ind
    jeg kan kunne man mange med meget men mellem mod ned nogle noget nu når og også om op os over på samt selv sig sin
    skal skulle som sådan til ud under var ved vi vil ville vores være været
    antal antallet findes finder find indeholde indeholder indhold handler hvem hvornår have får fået søger søge vis vise
    ønsker giver bruger bruges gør gøre sker`),
  ...words(`a about after all an and any are as at be between by can do for from had has have how i in into is it
    its many me my not of on or our that the their them there these they this to under was we were what when where which
    why with you number much contain contains containing contained include includes including find show showing get
    give gives use used using does did who whose looking search`),
])

/**
 * Words that nearly every dataset of such a catalogue could have, whether its description has them or not: they rank,
 * but what lacks them is not left out, once a search has others.
 */
export const GENERAL_WORDS: ReadonlySet<string> = new Set([
  ...words(`data datasæt dataene datakilde datakilder oplysning oplysninger information informationer register registre
    registret registeret registrene registeroplysninger registerdata database databaser databasen patient patienter
    patienten patienterne person personer personen menneske mennesker borger borgere borgerne dansker danskere danskerne
    danskernes dansk danske danmark danmarks`),
  ...words(`dataset datasets register registers registry registries database databases source sources record records
    patient patients person persons people individual individuals danish danes denmark`),
])

const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '')

/**
 * Words that a search leaves out when it has others. "her", "over", "at", "for" mean different things in the two
 * languages but say as little in both. Never left out inside quotes, nor when typed in capitals (AT, ER).
 */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...words(`ad af alle alt anden at bliver blandt da de dem den denne der deres det dette disse du efter eller en end er
    et findes finde for fra få får gennem han har have hende hos hun hvad hvilke hvilken hvis hvor hvordan i ikke ind
    jeg kan kunne man mange med meget men mellem mod ned nogle noget nu når og også om op os over på samt selv sig sin
    skal skulle som sådan til ud under var ved vi vil ville vores være været`),
  ...words(`a about after all an and any are as at be between by can do for from had has have how i in into is it
    its many me my not of on or our that the their them there these they this to under was we were what when where which
    why with you`),
])

const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '')

/**
 * Words that a search leaves out when it has others. "her", "over", "at", "for" mean different things in the two
 * languages but say as little in both. Never left out inside quotes, nor when typed in capitals (AT, ER).
 */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...words(`af alle at blandt de dem den denne der det dette disse du efter eller en er et for fra gennem har have hos
    hvad hvilke hvilken hvor hvordan i ikke jeg kan man mange med men mellem mod når og også om op over på samt som til under ved vi være`),
  ...words(`a about after all an and any are as at be between by for from has have how in into is it its not of
    on or that the their there these this to under was were which with`),
])

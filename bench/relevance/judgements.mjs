import { readFileSync } from 'node:fs'

const HELD_OUT_EVERY = 3

/** The searches of `golden.txt`: class, text, grades by dataset, and whether it is held out. */
export function readJudgements(path) {
  const judgements = []
  let kind = ''
  let place = 0
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const heading = /^\[(\w+)\]$/u.exec(line)
    if (heading) {
      kind = heading[1]
      place = 0
    }
    const [text, grades] = line.split(' | ')
    if (heading || line.startsWith('#') || grades === undefined) continue
    place++
    judgements.push({
      kind,
      text,
      held: place % HELD_OUT_EVERY === 0,
      grades: new Map(grades.split(' ').map((each) => [each.split(':')[0], Number(each.split(':')[1])])),
    })
  }
  return judgements
}

const gain = (grade) => 2 ** grade - 1
const discounted = (grades) =>
  grades.reduce((sum, grade, place) => sum + gain(grade) / Math.log2(place + 2), 0)

/** How well a ranking answers: nDCG@10 and recall@10 over all grades, success@3 by a dataset of grade 2 or 3. */
export function marksOf(ranking, grades) {
  const found = ranking.slice(0, 10).map((id) => grades.get(id) ?? 0)
  const ideal = [...grades.values()].toSorted((left, right) => right - left).slice(0, 10)
  return {
    ndcg: discounted(found) / discounted(ideal),
    recall: found.filter((grade) => grade > 0).length / Math.min(10, grades.size),
    success: found.slice(0, 3).some((grade) => grade >= 2) ? 1 : 0,
  }
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

export const meanMarks = (marks) => ({
  searches: marks.length,
  ndcg: mean(marks.map(({ ndcg }) => ndcg)),
  recall: mean(marks.map(({ recall }) => recall)),
  success: mean(marks.map(({ success }) => success)),
})

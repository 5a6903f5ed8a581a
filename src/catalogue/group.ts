/** A dataset as one or more sources describe it under one IRI, with what its leading record says. */
export interface GroupMember {
  readonly id: string
  /** Of all its records that are not deleted. */
  readonly sources: readonly string[]
  readonly publisher: string
  /** Authority of the leading record's source, '' when it names none. */
  readonly sourceAuthority: string
  /** Its IRI lies on the host that the source is harvested from, or on that of its authority. */
  readonly isOnItsHost: boolean
  readonly firstSeen: string
}

/** Two datasets under different IRIs that are known by the same identifier. */
export interface GroupLink {
  readonly ids: readonly [string, string]
  /** The one of them whose IRI the other one gives as an identifier, or as its original. */
  readonly named?: string
}

/**
 * The same datasets under other IRIs: the id of the leading one by that of each it leads. A source has a dataset once, so
 * two of one source are never the same, and what might be either of them is neither. Nor are two that authorities
 * describe as their own, unless one names the other: the identifier is then of a publication, or wrong, and neither
 * authority may take the other's dataset out of the lists.
 */
export function leadersOf(
  members: readonly GroupMember[],
  links: readonly GroupLink[],
): ReadonlyMap<string, string> {
  const byId = new Map(members.map((member) => [member.id, member]))
  const sound = soundLinks(byId, links)
  const leaders = new Map<string, string>()
  for (const group of join(byId, sound)) {
    const leader = leadingMember(group, sound)
    for (const { id } of group) if (id !== leader.id) leaders.set(id, leader.id)
  }
  return leaders
}

const isOwn = ({ publisher, sourceAuthority }: GroupMember): boolean =>
  sourceAuthority !== '' && sourceAuthority === publisher

/** Each its own authority's, and not the same one. */
const areApart = (a: GroupMember, b: GroupMember): boolean =>
  isOwn(a) && isOwn(b) && a.sourceAuthority !== b.sourceAuthority

type Members = ReadonlyMap<string, GroupMember>

const share = (a: GroupMember, b: GroupMember): boolean =>
  a.sources.some((source) => b.sources.includes(source))

function soundLinks(members: Members, links: readonly GroupLink[]): readonly GroupLink[] {
  const neighbours = new Map<string, GroupMember[]>()
  for (const { ids } of links) {
    for (const [from, to] of [ids, [ids[1], ids[0]]] as const) {
      const member = members.get(to)
      const others = neighbours.get(from) ?? []
      if (member && !others.includes(member)) neighbours.set(from, [...others, member])
    }
  }
  const isAmbiguous = (from: string, to: GroupMember) =>
    (neighbours.get(from) ?? []).some((other) => other !== to && share(other, to))
  return links.filter(({ ids: [first, second] }) => {
    const [a, b] = [members.get(first), members.get(second)]
    return a && b && !share(a, b) && !isAmbiguous(first, b) && !isAmbiguous(second, a)
  })
}

/** Groups of two and more; a link that would bring together two that cannot be the same is left out. */
function join(members: Members, links: readonly GroupLink[]): readonly (readonly GroupMember[])[] {
  const groups = new Map<string, readonly GroupMember[]>()
  for (const [id, member] of members) groups.set(id, [member])
  const named = new Set(links.flatMap((link) => (link.named === undefined ? [] : [keyOf(link)])))
  const mayMeet = (a: GroupMember, b: GroupMember) =>
    !share(a, b) && (!areApart(a, b) || named.has(keyOf({ ids: [a.id, b.id] })))
  const ordered = [...links].sort((a, b) => compareText(keyOf(a), keyOf(b)))
  for (const { ids } of ordered) {
    const [a, b] = ids.map((id) => groups.get(id) ?? [])
    if (!a || !b || a === b || a.some((member) => b.some((other) => !mayMeet(member, other)))) continue
    const joined = [...a, ...b]
    for (const { id } of joined) groups.set(id, joined)
  }
  return [...new Set(groups.values())].filter(({ length }) => length > 1)
}

const keyOf = ({ ids }: GroupLink) => [...ids].sort().join(' ')

/**
 * The authority's own source first, then the one that others name, then the one whose IRI is its source's, then the one
 * first seen. Whoever names a dataset of somebody else, who does not call it his, has no claim to it.
 */
function leadingMember(group: readonly GroupMember[], links: readonly GroupLink[]): GroupMember {
  const ids = new Set(group.map(({ id }) => id))
  const inside = links.filter((link) => link.ids.every((id) => ids.has(id)))
  const isNamed = ({ id }: GroupMember) => inside.some(({ named }) => named === id)
  const isContested = ({ id, sourceAuthority }: GroupMember) =>
    inside.some(({ ids: pair, named }) => {
      const other = group.find((member) => member.id === named)
      return other && other.id !== id && pair.includes(id) && !['', sourceAuthority].includes(other.publisher)
    })
  const claim = (member: GroupMember) =>
    8 * Number(isOwn(member) && !isContested(member)) +
    4 * Number(isNamed(member)) +
    2 * Number(isOwn(member)) +
    Number(member.isOnItsHost)
  const [leader] = [...group].sort(
    (a, b) => claim(b) - claim(a) || compareText(a.firstSeen, b.firstSeen) || compareText(a.id, b.id),
  )
  if (!leader) throw new Error('a group without members')
  return leader
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

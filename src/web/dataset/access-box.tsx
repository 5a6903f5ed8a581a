import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { Agent, Concept, Distribution } from '../../dataset/description.ts'
import { Icon } from '../layout/icon.tsx'
import type { Shown } from './context.ts'
import { safeAddress } from './links.tsx'
import { AgentName, ContactLines, ContactPointLines } from './nodes.tsx'
import { conceptName } from './simple-values.tsx'
import { Phrase, Prose, textFor } from './texts.tsx'

const FIRST_WAYS = 3
const MOST_BODIES = 5

/** One way in: what the source says about it, and the address it leads to. */
const Way = ({ shown, way }: { shown: Shown; way: Distribution }) => {
  const { view } = shown
  const title = textFor(way.title, view.language)
  const download = way.downloadUrl.map(safeAddress).find((address) => address !== undefined)
  const address = download ?? way.accessUrl.map(safeAddress).find((each) => each !== undefined)
  return (
    <li class="way">
      <Prose view={view} texts={way.description} />
      {address !== undefined && (
        <p>
          <a class="button button-primary" href={address} rel="nofollow noopener">
            {title ? (
              <Phrase view={view} text={title} />
            ) : download === undefined ? (
              view.t.dataset.open
            ) : (
              view.t.dataset.download
            )}
            <Icon view={view} name="open-in-new" />
          </a>
        </p>
      )}
      {address === undefined && title && (
        <p>
          <Phrase view={view} text={title} />
        </p>
      )}
    </li>
  )
}

const Body = ({ shown, agent }: { shown: Shown; agent: Agent }) => (
  <>
    <p>
      <AgentName shown={shown} agent={agent} />
    </p>
    {agent.contactPoint.map((point) => (
      <ContactPointLines shown={shown} point={point} />
    ))}
  </>
)

/** The access rights, and what the EU code means in plain words. */
const Rights = ({ shown, rights }: { shown: Shown; rights: Concept }) => {
  const { dataset: t } = shown.view.t
  const code = rights.iri === undefined ? undefined : shown.vocabulary.concept(rights.iri)?.code
  const notes: Readonly<Record<string, string>> = t.accessNotes
  const note = code === undefined ? undefined : notes[code]
  return (
    <>
      <p class="access-rights">
        <Icon view={shown.view} name={code === 'PUBLIC' ? 'success' : 'lock'} />
        {t.accessStatus}: <strong>{conceptName(shown, rights).value}</strong>
      </p>
      {note !== undefined && <p class="access-note">{note}</p>}
    </>
  )
}

/** Where an applicant starts: the route in the source's words, whom to ask, and who decides. */
export const AccessBox = ({ shown, record }: { shown: Shown; record: CatalogueRecord }) => {
  const { view } = shown
  const { dataset: t } = view.t
  const { description } = record
  const ways = description.distribution.slice(0, FIRST_WAYS)
  const holders = description.custodian.length > 0 ? description.custodian : description.publisher
  return (
    <section class="access-box" aria-labelledby="access-heading" id="access">
      <h2 class="h3" id="access-heading">
        {t.access}
      </h2>
      {description.accessRights[0] && <Rights shown={shown} rights={description.accessRights[0]} />}
      {ways.length === 0 ? (
        <p>{t.accessNone}</p>
      ) : (
        <ul class="nobullet-list ways-in">
          {ways.map((way) => (
            <Way shown={shown} way={way} />
          ))}
        </ul>
      )}
      {description.distribution.length > FIRST_WAYS && (
        <p>
          <a href="#section-access">
            {view.t.search.showAll(view.format.number(description.distribution.length))}
          </a>
        </p>
      )}
      {description.contactPoint.length > 0 && (
        <>
          <h3 class="h5">{t.contactHeading}</h3>
          {description.contactPoint.slice(0, MOST_BODIES).map((contact) => (
            <ContactLines shown={shown} contact={contact} />
          ))}
        </>
      )}
      {holders.length > 0 && (
        <>
          <h3 class="h5">{t.answers}</h3>
          {holders.slice(0, MOST_BODIES).map((agent) => (
            <p>
              <AgentName shown={shown} agent={agent} />
            </p>
          ))}
        </>
      )}
      {description.hdab.length > 0 && (
        <>
          <h3 class="h5">{t.accessBody}</h3>
          {description.hdab.slice(0, MOST_BODIES).map((agent) => (
            <Body shown={shown} agent={agent} />
          ))}
        </>
      )}
    </section>
  )
}

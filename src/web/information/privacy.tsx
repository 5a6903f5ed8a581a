import type { View } from '../view.ts'

const ContactDa = ({ view }: { view: View }) => {
  const { name, email, contactPage } = view.configuration.catalogue.publisher
  return (
    <p>
      Ansvarlig for webstedet: {name.da}.
      {email !== undefined && (
        <>
          {' '}
          Skriv til <a href={`mailto:${email}`}>{email}</a>.
        </>
      )}
      {contactPage !== undefined && (
        <>
          {' '}
          Se <a href={contactPage}>kontaktsiden</a>.
        </>
      )}
    </p>
  )
}

export const privacyDa = (view: View) => (
  <>
    <p class="page-lead">Kataloget indeholder ingen sundhedsdata om personer, og siderne følger dig ikke.</p>
    <h2>Ingen personoplysninger i kataloget</h2>
    <p>
      Kataloget beskriver datakilder. Det indeholder ikke de data, de beskriver: ingen CPR-numre og ingen
      oplysninger om patienter eller borgere. Kilderne oplyser kontaktpunkter, fx en fælles postkasse eller et
      telefonnummer, så man kan henvende sig om adgang.
    </p>
    <h2>Ingen cookies og ingen sporing</h2>
    <p>
      Siderne sætter ingen cookies og bruger ingen statistik- eller annonceværktøjer. Dine seneste og gemte
      søgninger ligger i din egen browser, så du kan finde dem igen; de sendes ikke til nogen, og du kan
      slette dem nederst på søgesiden. Skrifttyper, ikoner, typografi og programkode hentes herfra; siderne
      henter ingen filer fra andre websteder.
    </p>
    <h2>Søgninger</h2>
    <p>
      Det, du søger på, er en del af sidens adresse og sendes til denne server for at finde resultaterne.
      Skriv derfor ikke personoplysninger i søgefeltet. Serverens driftslog kan indeholde adresser på de
      sider, der hentes; den bruges kun til drift og sikkerhed.
    </p>
    <h2>Validering</h2>
    <p>
      Det, du validerer eller prøver en høst med, gemmes sammen med resultatet på en adresse, som ingen kan
      gætte, og slettes af sig selv. Formularen siger hvor længe. Indsend aldrig personoplysninger.
    </p>
    <h2>Kontakt</h2>
    <ContactDa view={view} />
  </>
)

const ContactEn = ({ view }: { view: View }) => {
  const { name, email, contactPage } = view.configuration.catalogue.publisher
  return (
    <p>
      Responsible for the site: {name.en}.
      {email !== undefined && (
        <>
          {' '}
          Write to <a href={`mailto:${email}`}>{email}</a>.
        </>
      )}
      {contactPage !== undefined && (
        <>
          {' '}
          See the <a href={contactPage}>contact page</a>.
        </>
      )}
    </p>
  )
}

export const privacyEn = (view: View) => (
  <>
    <p class="page-lead">
      The catalogue holds no health data about persons, and the pages do not follow you.
    </p>
    <h2>No personal data in the catalogue</h2>
    <p>
      The catalogue describes data sources. It does not contain the data they describe: no CPR numbers and no
      information about patients or citizens. The sources give points of contact, such as a shared mailbox or
      a telephone number, so that people can ask about access.
    </p>
    <h2>No cookies and no tracking</h2>
    <p>
      The pages set no cookies and use no statistics or advertising tools. Your latest and kept searches lie
      in your own browser, so that you can find them again; they are sent to nobody, and you can delete them
      at the foot of the search page. Fonts, icons, styles and program code come from here; the pages load no
      file from other sites.
    </p>
    <h2>Searches</h2>
    <p>
      What you search for is part of the address of the page and is sent to this server to find the results.
      Please do not write personal data in the search field. The server's operating log may contain the
      addresses of pages fetched; it is used for operation and security alone.
    </p>
    <h2>Validation</h2>
    <p>
      What you validate or rehearse a harvest with is kept with its result at an address that nobody can
      guess, and is deleted by itself. The form says for how long. Never submit personal data.
    </p>
    <h2>Contact</h2>
    <ContactEn view={view} />
  </>
)

import type { View } from '../view.ts'

export const aboutDa = (view: View) => (
  <>
    <p class="page-lead">{view.configuration.catalogue.description.da}</p>
    <h2>Hvad er Datalandkort?</h2>
    <p>
      Datalandkort samler beskrivelser af datakilder på sundhedsområdet ét sted: hvad de indeholder, hvem der
      svarer for dem, og hvordan man søger om adgang. Selve dataene er ikke her. De bliver hos de myndigheder
      og dataholdere, der har ansvaret for dem, og adgang gives af dem eller af adgangsorganet.
    </p>
    <h2>Hvor kommer beskrivelserne fra?</h2>
    <p>
      Datalandkort henter beskrivelserne fra de kilder, der står på siden{' '}
      <a href={view.to('/sources')}>Kilder og høstning</a>, gemmer hver version og ændrer ikke i dem. Kilderne
      skriver dem efter de europæiske standarder DCAT-AP og HealthDCAT-AP. Forsvinder en beskrivelse hos
      kilden, bevares den i en periode, så en fejl hos kilden ikke tømmer kataloget.
    </p>
    <h2>Hvor sikre er oplysningerne?</h2>
    <p>
      Oplysningerne gengives, som de står hos kilden; Datalandkort kontrollerer ikke, om de er rigtige. Står
      der »ikke bekræftet« i en tekst, har den, der skrev beskrivelsen, ikke kunnet få oplysningen bekræftet.
      Kontakt altid den ansvarlige myndighed, før du planlægger et projekt.
    </p>
    <h2>Hvor gode er beskrivelserne?</h2>
    <p>
      Hver beskrivelse valideres, når den høstes, mod en profil, som regel HealthDCAT-AP release 8. Resultatet
      står på datakildens side, og <a href={view.to('/quality')}>Beskrivelsernes tilstand</a> viser det
      samlet. Er du dataholder, kan du selv <a href={view.to('/validate')}>validere en beskrivelse</a> eller
      prøve en høst, før du udgiver den.
    </p>
    <h2>De 17 kategorier</h2>
    <p>
      Kategorierne følger artikel 51, stk. 1, i forordning (EU) 2025/327 om det europæiske sundhedsdataområde
      (EHDS). De er de mindstekategorier af elektroniske sundhedsdata, som dataholdere skal stille til
      rådighed for sekundær brug.
    </p>
    <h2>Data til maskiner</h2>
    <p>
      Hver datakilde har en fast adresse, der også svarer med Turtle, JSON-LD, RDF/XML og N-Triples. Søgningen
      findes som et åbent API; se <a href="/api/docs">API-dokumentationen</a>.
    </p>
  </>
)

export const aboutEn = (view: View) => (
  <>
    <p class="page-lead">{view.configuration.catalogue.description.en}</p>
    <h2>What is Datalandkort?</h2>
    <p>
      Datalandkort (“the data map”) brings descriptions of health data sources together in one place: what
      they contain, who answers for them, and how to apply for access. The data themselves are not here. They
      stay with the authorities and data holders responsible for them, and access is granted by them or by the
      access body.
    </p>
    <h2>Where do the descriptions come from?</h2>
    <p>
      Datalandkort fetches the descriptions from the sources listed on the page{' '}
      <a href={view.to('/sources')}>Sources and harvests</a>, keeps every version and does not change them.
      The sources write them in the European standards DCAT-AP and HealthDCAT-AP. When a description
      disappears at its source, it is kept for a period, so that a mistake at the source does not empty the
      catalogue.
    </p>
    <h2>How certain is the information?</h2>
    <p>
      The information is given as it stands at the source; Datalandkort does not check whether it is right.
      Where a text says “unconfirmed”, its writer could not have the statement confirmed. Always contact the
      responsible authority before you plan a project.
    </p>
    <h2>How good are the descriptions?</h2>
    <p>
      Every description is validated when it is harvested, against a profile, usually HealthDCAT-AP release 8.
      The result stands on the page of the data source, and{' '}
      <a href={view.to('/quality')}>State of the descriptions</a> shows them together. As a data holder you
      can <a href={view.to('/validate')}>validate a description</a> yourself, or rehearse a harvest, before
      you publish it.
    </p>
    <h2>The 17 categories</h2>
    <p>
      The categories follow Article 51(1) of Regulation (EU) 2025/327 on the European Health Data Space
      (EHDS). They are the minimum categories of electronic health data that data holders must make available
      for secondary use.
    </p>
    <h2>Data for machines</h2>
    <p>
      Each data source has a permanent address that also answers with Turtle, JSON-LD, RDF/XML and N-Triples.
      The search is an open API; see the <a href="/api/docs">API documentation</a>.
    </p>
  </>
)

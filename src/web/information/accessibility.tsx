import type { View } from '../view.ts'

export const accessibilityDa = (_view: View) => (
  <>
    <p class="page-lead">
      Her står, hvad vi har gjort og prøvet, for at alle kan bruge Datalandkort. Det er ikke en juridisk
      erklæring om overensstemmelse.
    </p>
    <h2>Sådan er siderne bygget</h2>
    <ul>
      <li>Efter Det Fælles Designsystem for offentlige selvbetjeningsløsninger.</li>
      <li>Alle sider virker uden JavaScript; med JavaScript går det blot hurtigere.</li>
      <li>Alt kan nås og betjenes med tastatur, og det element, der har fokus, er tydeligt markeret.</li>
      <li>
        Overskrifter, landemærker, tabeller og formularfelter er opmærket, så skærmlæsere kan finde rundt.
      </li>
      <li>Tekster på et andet sprog end sidens er opmærket med deres sprog.</li>
      <li>Farve er aldrig den eneste bærer af betydning: i datalandkortet står tallet altid i feltet.</li>
      <li>Siderne kan bruges på små skærme og respekterer ønsket om færre bevægelser.</li>
    </ul>
    <h2>Sådan er siderne prøvet</h2>
    <p>
      Hver gang programmet ændres, gennemgår værktøjet axe-core alle sidetyper på dansk og engelsk i en rigtig
      browser. Prøven fejler ved ethvert fund. Søgning, valg af forslag med tastatur, afgrænsning og
      sprogskift prøves også, både med og uden JavaScript.
    </p>
    <p>
      Automatiske værktøjer finder kun en del af problemerne. En gennemgang med brugere er ikke foretaget.
    </p>
    <h2>Kendte mangler</h2>
    <ul>
      <li>Beskrivelserne skrives af kilderne. Nogle findes kun på ét sprog, og sproget kan være fagligt.</li>
      <li>Sjældne tekniske årsager til fejl ved høstning vises på engelsk.</li>
    </ul>
  </>
)

export const accessibilityEn = (_view: View) => (
  <>
    <p class="page-lead">
      This page tells what has been done and tested so that everybody can use Datalandkort. It is not a legal
      declaration of conformity.
    </p>
    <h2>How the pages are built</h2>
    <ul>
      <li>On the Danish public sector's common design system (Det Fælles Designsystem).</li>
      <li>Every page works without JavaScript; with JavaScript it is only quicker.</li>
      <li>
        Everything can be reached and used from the keyboard, and the element in focus is clearly marked.
      </li>
      <li>
        Headings, landmarks, tables and form fields are marked up so that screen readers can find their way.
      </li>
      <li>Texts in another language than the page's are marked with their language.</li>
      <li>Colour never carries meaning alone: in the data map the number is always in the cell.</li>
      <li>The pages can be used on small screens and respect the wish for less motion.</li>
    </ul>
    <h2>How the pages are tested</h2>
    <p>
      Whenever the program changes, axe-core goes through every type of page in Danish and English in a real
      browser. The test fails on any finding. Searching, choosing a suggestion by keyboard, filtering and
      changing language are tested too, with and without JavaScript.
    </p>
    <p>Automatic tools find only a part of all problems. No review with users has been made.</p>
    <h2>Known gaps</h2>
    <ul>
      <li>
        The sources write the descriptions. Some exist in one language only, and their wording may be
        technical.
      </li>
      <li>Rare technical reasons for failed harvests are shown in English.</li>
    </ul>
  </>
)

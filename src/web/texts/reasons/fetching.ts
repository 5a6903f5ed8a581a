import type { ReasonWords } from './danish-reason.ts'

/** What can go wrong on the way from a source, and with what becomes of it: see `src/sources` and `src/harvest`. */
export const FETCHING_REASONS: ReasonWords = [
  ['this part of the catalogue cannot be read: {1}', 'denne del af kataloget kan ikke læses: {1}'],
  ['the catalogue service refuses: {1}', 'katalogtjenesten afviser: {1}'],
  [
    'the record {1} is {2}, which is not read; ask the service for DCAT with outputSchema=http://www.w3.org/ns/dcat# in the address',
    'posten {1} er {2}, som ikke læses; bed tjenesten om DCAT med outputSchema=http://www.w3.org/ns/dcat# i adressen',
  ],
  [
    'the service counts {1} records and gives none from record {2} on',
    'tjenesten tæller {1} poster og giver ingen fra post {2}',
  ],
  [
    'has more than {1} datasets; the rest is left out: publish it in pages',
    'har mere end {1} datasæt; resten er udeladt: del det op i sider',
  ],
  [
    'has {1} distributions; at most {2} are taken: describe them as a series',
    'har {1} distributioner; højst {2} tages med: beskriv dem som en serie',
  ],
  [
    'has a host name that does not exist; check the spelling of the address',
    'har et værtsnavn, der ikke findes; se efter, om adressen er stavet rigtigt',
  ],
  [
    'cannot be looked up, the name server does not answer; check this machine’s network',
    'kan ikke slås op, navneserveren svarer ikke; se efter netværket på denne maskine',
  ],
  [
    'refuses the connection; check the port and whether the server is running',
    'afviser forbindelsen; se efter porten, og om serveren kører',
  ],
  ['broke off the connection; try again later', 'afbrød forbindelsen; prøv igen senere'],
  [
    'broke off the connection before the end of its answer; try again later',
    'afbrød forbindelsen, før svaret var slut; prøv igen senere',
  ],
  [
    'ended before the length it had promised; try again later',
    'sluttede før den længde, den havde lovet; prøv igen senere',
  ],
  [
    'cannot be reached from this network; check firewall and routing',
    'kan ikke nås fra dette netværk; se efter firewall og ruter',
  ],
  ['does not answer; check the address and the firewall', 'svarer ikke; se efter adressen og firewallen'],
  [
    'has a certificate that has expired; its owner must renew it',
    'har et certifikat, der er udløbet; ejeren skal forny det',
  ],
  [
    'has a certificate for another host name; check the address',
    'har et certifikat til et andet værtsnavn; se efter adressen',
  ],
  [
    'has a certificate that nobody we trust has signed; install the full chain on the server',
    'har et certifikat, som ingen, vi stoler på, har underskrevet; læg hele kæden på serveren',
  ],
  [
    'has a certificate that is not valid yet; check the clocks on both sides',
    'har et certifikat, der ikke gælder endnu; se efter urene i begge ender',
  ],
  [
    'does not speak TLS as it should; check whether the address is http:// or https://',
    'taler ikke TLS, som den skal; se efter, om adressen er http:// eller https://',
  ],
  ['does not answer in HTTP; check the port', 'svarer ikke i HTTP; se efter porten'],
  [
    'asks for a key (401); name it in the source’s headersEnv',
    'beder om en nøgle (401); nævn den i kildens headersEnv',
  ],
  [
    'refuses us (403); ask its owner for access, or name a key in the source’s headersEnv',
    'afviser os (403); bed ejeren om adgang, eller nævn en nøgle i kildens headersEnv',
  ],
  ['is not there (404); check the address', 'findes ikke (404); se efter adressen'],
  [
    'is gone (410); remove the source or ask its owner for the new address',
    'er væk (410); fjern kilden, eller bed ejeren om den nye adresse',
  ],
  [
    'says that we ask too often (429); harvest it less often',
    'siger, at vi spørger for tit (429); høst den sjældnere',
  ],
  ['has an error of its own ({1}); try again later', 'har selv en fejl ({1}); prøv igen senere'],
  ['answers with status {1}; check the address', 'svarer med status {1}; se efter adressen'],
  ['gave no answer for {1} seconds; try again later', 'gav intet svar i {1} sekunder; prøv igen senere'],
  ['redirects in a circle; check the address', 'viderestiller i ring; se efter adressen'],
  ['redirects more than {1} times', 'viderestiller mere end {1} gange'],
  ['the address is empty', 'adressen er tom'],
  ['is not an address', 'er ikke en adresse'],
  ['is neither http nor https; nothing else is fetched', 'er hverken http eller https; intet andet hentes'],
  ['is neither an http nor an https address', 'er hverken en http- eller en https-adresse'],
  ['is not public ({1}), as drafts are', 'er ikke offentlig ({1}), som kladder er'],
  [
    'redirects to {1}: {2} is or leads to a private address; if it is yours, add it to network.allowPrivateHosts',
    'viderestiller til {1}: {2} er eller fører til en privat adresse; er den jeres, så føj den til network.allowPrivateHosts',
  ],
  [
    'redirects to {1}: {2} is or leads to where a cloud keeps the secrets of its machines; nothing is fetched there',
    'viderestiller til {1}: {2} er eller fører til, hvor en sky gemmer sine maskiners hemmeligheder; derfra hentes intet',
  ],
  [
    'is or leads to where a cloud keeps the secrets of its machines; nothing is fetched there',
    'er eller fører til, hvor en sky gemmer sine maskiners hemmeligheder; derfra hentes intet',
  ],
  [
    'is or leads to a private address; if it is yours, add it to network.allowPrivateHosts',
    'er eller fører til en privat adresse; er den jeres, så føj den til network.allowPrivateHosts',
  ],
  [
    'is larger than {1} bytes; raise network.maxBytes if it should be',
    'fylder mere end {1} byte; hæv network.maxBytes, hvis den skal gøre det',
  ],
  ['is compressed and damaged or cut off ({1})', 'er pakket og beskadiget eller afbrudt ({1})'],
  ['has more than {1} pages', 'har mere end {1} sider'],
  ['does not exist; check the path', 'findes ikke; se efter stien'],
  ['may not be read; check its permissions', 'må ikke læses; se efter rettighederne'],
  [
    'is a link that leads out of the folder; not followed',
    'er et link, der fører ud af mappen; det følges ikke',
  ],
  [
    'is described more than once, and differently; the first description is kept',
    'er beskrevet mere end én gang og forskelligt; den første beskrivelse er beholdt',
  ],
  [
    'stands in a document that breaks off; the version from before is kept',
    'står i et dokument, der brydes af; den tidligere udgave er beholdt',
  ],
  [
    'its address in this catalogue would be {1}, which is that of {2}',
    'adressen i dette katalog ville være {1}, og den har {2} allerede',
  ],
  ['its description has more than {1} triples', 'beskrivelsen har mere end {1} udsagn'],
  ['is listed as a dataset and describes none', 'er nævnt som et datasæt, men beskriver ikke noget'],
  ['it was stopped', 'den blev standset'],
  [
    'it took longer than {1} minutes; see network.runTimeoutMinutes',
    'den tog mere end {1} minutter; se network.runTimeoutMinutes',
  ],
]

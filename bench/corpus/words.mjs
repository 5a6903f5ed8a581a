/**
 * Health words, Danish=English, the commonest first: the generator draws them by Zipf's law.
 * The words are real, the datasets made of them are not.
 */
const WORDS = `
patient=patient|behandling=treatment|sygdom=disease|sygehus=hospital|diagnose=diagnosis|register=register|alder=age|køn=sex|undersøgelse=examination|data=data
kræft=cancer|hjerte=heart|medicin=medicine|læge=physician|operation=surgery|blod=blood|prøve=sample|kontakt=contact|risiko=risk|barn=child
diabetes=diabetes|infektion=infection|indlæggelse=admission|dødelighed=mortality|recept=prescription|lægemiddel=medicinal product|vaccination=vaccination|fødsel=birth|kommune=municipality|region=region
psykiatri=psychiatry|depression=depression|genoptræning=rehabilitation|screening=screening|overlevelse=survival|komplikation=complication|hjerneskade=brain injury|apopleksi=stroke|lunge=lung|nyre=kidney
lever=liver|knogle=bone|hud=skin|øje=eye|øre=ear|tand=tooth|mave=stomach|tarm=intestine|bryst=breast|prostata=prostate
livmoder=uterus|graviditet=pregnancy|svangerskab=gestation|nyfødt=newborn|ældre=older people|ung=adolescent|familie=family|indkomst=income|uddannelse=education|arbejdsmarked=labour market
biobank=biobank|genom=genome|gen=gene|mutation=mutation|vævsprøve=biopsy|laboratorium=laboratory|analyse=analysis|billede=image|røntgen=x-ray|ultralyd=ultrasound
skanning=scan|strålebehandling=radiotherapy|kemoterapi=chemotherapy|immunterapi=immunotherapy|antibiotika=antibiotics|resistens=resistance|smerte=pain|opioid=opioid|alkohol=alcohol|rygning=smoking
kost=diet|motion=physical activity|overvægt=overweight|fedme=obesity|blodtryk=blood pressure|kolesterol=cholesterol|hjertesvigt=heart failure|hjertestop=cardiac arrest|atrieflimren=atrial fibrillation|blodprop=thrombosis
astma=asthma|allergi=allergy|lungebetændelse=pneumonia|influenza=influenza|covid=covid|tuberkulose=tuberculosis|hepatitis=hepatitis|hiv=hiv|sepsis=sepsis|meningitis=meningitis
epilepsi=epilepsy|demens=dementia|parkinson=parkinson|sclerose=sclerosis|migræne=migraine|skizofreni=schizophrenia|angst=anxiety|adhd=adhd|autisme=autism|spiseforstyrrelse=eating disorder
leddegigt=rheumatoid arthritis|slidgigt=osteoarthritis|osteoporose=osteoporosis|hoftebrud=hip fracture|knæprotese=knee replacement|hofteprotese=hip replacement|rygkirurgi=spine surgery|traume=trauma|ulykke=accident|skadestue=emergency department
ambulance=ambulance|akutmodtagelse=acute admission unit|intensivafdeling=intensive care unit|anæstesi=anaesthesia|transplantation=transplantation|dialyse=dialysis|palliation=palliation|hospice=hospice|hjemmepleje=home care|plejehjem=nursing home
praksis=practice|henvisning=referral|ventetid=waiting time|forløb=pathway|kvalitet=quality|indikator=indicator|tilskud=reimbursement|udgift=expenditure|aktivitet=activity|bemanding=staffing
sundhedsplejerske=health visitor|jordemoder=midwife|sygeplejerske=nurse|tandlæge=dentist|fysioterapeut=physiotherapist|psykolog=psychologist|apotek=pharmacy|bivirkning=adverse reaction|udstyr=device|implantat=implant
pacemaker=pacemaker|insulin=insulin|blodsukker=blood glucose|hæmoglobin=haemoglobin|kreatinin=creatinine|bakterie=bacterium|virus=virus|svamp=fungus|parasit=parasite|mikrobiologi=microbiology
patologi=pathology|histologi=histology|cytologi=cytology|tumor=tumour|metastase=metastasis|lymfom=lymphoma|leukæmi=leukaemia|myelom=myeloma|melanom=melanoma|sarkom=sarcoma
tyktarm=colon|endetarm=rectum|bugspytkirtel=pancreas|spiserør=oesophagus|blære=bladder|æggestok=ovary|livmoderhals=cervix|testikel=testis|skjoldbruskkirtel=thyroid|binyre=adrenal gland
barnløshed=infertility|abort=abortion|kejsersnit=caesarean section|amning=breastfeeding|fødselsvægt=birth weight|misdannelse=malformation|føtal=fetal|neonatal=neonatal|børneafdeling=paediatric ward|skolebarn=schoolchild
sundhedsprofil=health profile|spørgeskema=questionnaire|interview=interview|kohorte=cohort|tvilling=twin|opfølgning=follow-up|forskning=research|forsøg=trial|randomisering=randomisation|placebo=placebo
arbejdsmiljø=work environment|sygefravær=sickness absence|førtidspension=disability pension|arbejdsskade=occupational injury|støj=noise|luftforurening=air pollution|drikkevand=drinking water|stråling=radiation|kemikalie=chemical|klima=climate
socialklasse=social class|indvandrer=immigrant|bolig=housing|hjemløs=homelessness|misbrug=substance misuse|selvmord=suicide|vold=violence|tvang=coercion|retspsykiatri=forensic psychiatry|livskvalitet=quality of life
funktionsevne=functioning|hjælpemiddel=assistive device|høretab=hearing loss|synstab=vision loss|glaukom=glaucoma|katarakt=cataract|caries=caries|paradentose=periodontitis|psoriasis=psoriasis|eksem=eczema
nyresvigt=kidney failure|cirrose=cirrhosis|kolitis=colitis|crohn=crohn|cøliaki=coeliac disease|galdesten=gallstones|brok=hernia|blindtarm=appendix|mavesår=peptic ulcer|forstoppelse=constipation
anæmi=anaemia|hæmofili=haemophilia|transfusion=transfusion|donor=donor|blodtype=blood type|stamcelle=stem cell|knoglemarv=bone marrow|immunforsvar=immune system|autoimmun=autoimmune|lupus=lupus
proteom=proteome|metabolom=metabolome|lipid=lipid|biomarkør=biomarker|sekventering=sequencing|variant=variant|arvelig=hereditary|syndrom=syndrome|sjælden=rare|kromosom=chromosome
telemedicin=telemedicine|journal=health record|app=app|måling=measurement|sensor=sensor|monitorering=monitoring|algoritme=algorithm|model=model|simulering=simulation|syntetisk=synthetic
mæslinger=measles|røde hunde=rubella|kighoste=pertussis|difteri=diphtheria|polio=polio|klamydia=chlamydia|gonorré=gonorrhoea|syfilis=syphilis|borrelia=lyme disease|salmonella=salmonella
campylobacter=campylobacter|norovirus=norovirus|malaria=malaria|rabies=rabies|legionella=legionella|listeria=listeria|botulisme=botulism|toksoplasmose=toxoplasmosis|fnat=scabies|rotavirus=rotavirus
faldulykke=fall|forbrænding=burn|forgiftning=poisoning|drukning=drowning|trafikulykke=traffic accident|brud=fracture|forstuvning=sprain|hjernerystelse=concussion|rygmarvsskade=spinal cord injury|amputation=amputation
søvn=sleep|stress=stress|træthed=fatigue|svimmelhed=dizziness|hovedpine=headache|rygsmerte=back pain|kvalme=nausea|feber=fever|hoste=cough|åndenød=dyspnoea
`

/** @type {ReadonlyArray<{ da: string, en: string }>} */
export const words = WORDS.trim()
  .split(/[|\n]/)
  .map((pair) => {
    const [da = '', en = ''] = pair.split('=')
    return { da, en }
  })

/** Danish joins its nouns: first parts (with the linking s or e they take) and last parts, with their English. */
const FIRST = `hjerte=heart|lunge=lung|kræft=cancer|nyre=kidney|lever=liver|blod=blood|hud=skin|øjen=eye|øre=ear|tand=dental
bryst=breast|mave=stomach|tarm=bowel|hjerne=brain|nerve=nerve|knogle=bone|led=joint|ryg=spine|hofte=hip|knæ=knee
børne=child|kvinde=women's|mands=men's|ældre=elderly|familie=family|skole=school|arbejds=work|føde=birth|svangre=antenatal|spæd=infant
sygdoms=disease|behandlings=treatment|medicin=medicine|vaccinations=vaccination|infektions=infection|smerte=pain|kost=diet|motions=exercise|søvn=sleep|stress=stress
diabetes=diabetes|astma=asthma|allergi=allergy|demens=dementia|epilepsi=epilepsy|gigt=arthritis|psykiatri=psychiatric|rusmiddel=substance|vævs=tissue|celle=cell
gen=gene|protein=protein|laboratorie=laboratory|billed=imaging|sygehus=hospital|praksis=practice|kommune=municipal|region=regional|patient=patient|pårørende=carer
urin=urine|hormon=hormone|skjoldbruskkirtel=thyroid|prostata=prostate|livmoder=uterine|æggestok=ovarian|blære=bladder|milt=spleen|muskel=muscle|sene=tendon`
const LAST = `sygdom=disease|register=register|database=database|behandling=treatment|undersøgelse=examination|kirurgi=surgery|screening=screening|prøve=sample|kohorte=cohort|måling=measurement
betændelse=inflammation|svigt=failure|smerte=pain|skade=injury|afdeling=ward|klinik=clinic|journal=record|forløb=pathway|kvalitet=quality|indikator=indicator
forskning=research|biobank=biobank|kode=code|statistik=statistics|analyse=analysis|overvågning=surveillance|medicin=medicine|tilskud=reimbursement|kontakt=contact|besøg=visit
profil=profile|plan=plan|pleje=care|træning=training|test=test|svar=result|risiko=risk|funktion=function|transplantation=transplantation|udredning=work-up`

const parts = (/** @type {string} */ list) =>
  list.split(/[|\n]/).map((pair) => {
    const [da = '', en = ''] = pair.split('=')
    return { da, en }
  })

/** Some 2,800 compounds, in an order that mixes first and last parts. */
export const compounds = (() => {
  const first = parts(FIRST)
  const last = parts(LAST)
  const all = []
  for (let step = 0; step < last.length; step += 1)
    for (let i = 0; i < first.length; i += 1) {
      const head = first[i]
      const tail = last[(i * 7 + step) % last.length]
      if (head && tail) all.push({ da: head.da + tail.da, en: `${head.en} ${tail.en}` })
    }
  return all
})()

/** What a Danish text is mostly made of besides. */
export const frames = {
  da: [
    'Datasættet indeholder oplysninger om {0}, {1} og {2} for personer med kontakt til {3}.',
    'Oplysningerne omfatter {0} og {1} og bruges til at følge {2} i hele landet.',
    'Formålet er at overvåge {0} og forbedre behandlingen af {1}.',
    'Der registreres {0}, {1}, {2} og {3} for hvert forløb.',
    'Data indberettes af {0} og kan kobles med oplysninger om {1}.',
    'Fra {4} findes desuden {0} samt {1} fra {2}.',
    'Adgang gives efter ansøgning; {0} og {1} udleveres kun i pseudonymiseret form.',
    'Variablerne dækker {0}, {1} og {2}, og definitionerne følger den nationale vejledning om {3}.',
  ],
  en: [
    'The dataset holds information on {0}, {1} and {2} for persons in contact with {3}.',
    'The information covers {0} and {1} and is used to follow {2} throughout the country.',
    'Its purpose is to monitor {0} and to improve the treatment of {1}.',
    'For each pathway {0}, {1}, {2} and {3} are recorded.',
    'Data are reported by {0} and can be linked with information on {1}.',
    'From {4} there are also {0} and {1} from {2}.',
    'Access is given on application; {0} and {1} are released in pseudonymised form only.',
    'The variables cover {0}, {1} and {2}, and the definitions follow the national guidance on {3}.',
  ],
}

/** What kind of source a title names. */
export const kinds = [
  { da: 'register', en: 'Register' },
  { da: 'database', en: 'Database' },
  { da: 'kohorten', en: 'Cohort' },
  { da: 'biobanken', en: 'Biobank' },
  { da: 'undersøgelsen', en: 'Survey' },
  { da: 'statistikken', en: 'Statistics' },
  { da: 'kvalitetsdatabasen', en: 'Quality Database' },
]

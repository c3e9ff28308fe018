"""Words of the synthetic reports: activities, causes, volumes, grants. Written for the project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Activity:
    label: str
    size: int  # a typical yearly cost in thousands of kronor
    over: tuple[str, ...]  # why it costs more: clauses after "beror på att"
    under: tuple[str, ...]


COMMON = (
    Activity(
        "Barn och unga",
        160_000,
        (
            "fler barn placeras i familjehem än vad budgeten räckte till",
            "dygnspriset på HVB har stigit och placeringarna blir längre",
            "det saknas egna familjehem, så att dyrare konsulentstödda hem måste köpas",
            "två ungdomar vårdas på SiS efter grova brott",
            "inhyrda socionomer har behövts för att klara utredningstiderna",
            "syskongrupper har placerats akut i jourhem",
        ),
        (
            "färre ungdomar behöver vård på institution",
            "öppenvården tar över tidigare, så att placeringar kan avslutas",
            "flera tjänster i utredningsgruppen har stått tomma",
            "en dyr placering avslutades redan i februari",
            "nätverkshem ersätter köpta jourhem",
        ),
    ),
    Activity(
        "Ekonomiskt bistånd",
        70_000,
        (
            "riksnormen räknades upp mer än väntat",
            "fler hushåll söker stöd när arbetslösheten stiger",
            "hyrorna har höjts kraftigt",
            "färre deltagare går vidare till arbete när konjunkturen är svag",
        ),
        (
            "antalet hushåll fortsätter att minska",
            "fler har fått rätt ersättning från Försäkringskassan i stället",
            "arbetsträningen leder fler till egen försörjning",
            "kontrollen av inkomster har skärpts",
        ),
    ),
)
ACTIVITIES = (
    Activity(
        "Missbruks- och beroendevård",
        42_000,
        ("fler vårdas med tvång enligt LVM", "köpta platser har blivit dyrare", "väntetiden till stödboende är lång"),
        ("fler får vård på hemmaplan", "boendegruppen har förkortat vårdtiderna", "få har behövt institutionsvård"),
    ),
    Activity(
        "Socialpsykiatri",
        50_000,
        ("två nya externa boendeplatser har köpts", "personal fått retroaktiv lön", "hyran för ett boende har höjts"),
        ("platser i egen regi används i stället för köpta", "personer över 65 år numera hör till äldreomsorgen"),
    ),
    Activity(
        "Våld i nära relation",
        11_000,
        ("fler behöver skyddat boende", "vistelserna drar ut på tiden när bostäder saknas"),
        ("färre än väntat har placerats i skyddat boende", "stödet ges oftare utan placering"),
    ),
    Activity(
        "Familjerätt och familjerådgivning",
        7_000,
        ("efterfrågan på samtal har ökat", "en vikarie har anlitats under hela våren"),
        ("en tjänst har varit vakant", "samtal numera ges digitalt till lägre kostnad"),
    ),
    Activity(
        "Ensamkommande barn",
        4_000,
        ("ersättningen från Migrationsverket inte täcker boendet", "en placering har blivit längre än beräknat"),
        ("de flesta bor i nätverkshem", "ersättningen från Migrationsverket är högre än kostnaden"),
    ),
    Activity(
        "Öppen förskola",
        9_000,
        ("en ny lokal har hyrts", "öppettiderna har utökats"),
        ("en tjänst har stått tom", "lokalen delas med biblioteket"),
    ),
    Activity(
        "Nämnd och ledning",
        6_000,
        ("ett chefsbyte gav dubbla lönekostnader", "en extern granskning har köpts"),
        ("utbildningar har skjutits upp", "medel för omställning inte har använts"),
    ),
    Activity(
        "Insatser enligt LSS",
        120_000,
        (
            "priset på köpta boendeplatser har höjts",
            "fler har fått daglig verksamhet",
            "sjuklönerna är högre än väntat",
        ),
        ("ett nytt gruppboende öppnade senare än planerat", "Försäkringskassan har betalat ersättning i efterhand"),
    ),
)
VOLUMES: tuple[tuple[str, float, bool], ...] = (
    ("Antal inkomna orosanmälningar", 900, False),
    ("Antal inledda utredningar", 380, False),
    ("Antal unika personer med utredning", 310, False),
    ("Antal dygn i heldygnsvård", 14_000, False),
    ("Årsplaceringar i familjehem", 48, True),
    ("Årsplaceringar i jourhem", 14, True),
    ("Årsplaceringar på institution", 16, True),
    ("Antal hushåll med ekonomiskt bistånd", 420, False),
    ("Antal samtal i familjerådgivningen", 700, False),
    ("Antal personer med boendestöd", 95, False),
)
INDICATORS: tuple[tuple[str, float], ...] = (
    ("Andel barn som fått det bättre efter avslutad insats", 78),
    ("Andel placerade barn med fungerande skolgång", 82),
    ("Andel hushåll som lämnar biståndet för arbete eller studier", 27),
    ("Andel utredningar som avslutas inom fyra månader", 88),
    ("Andel medarbetare som gått miljöutbildningen", 41),
    ("Andel vuxna som nått målet med sin insats", 71),
    ("Andel anmälningar som görs digitalt", 36),
)
GRANTS = (
    "Personligt ombud",
    "Subvention av familjehem",
    "Insatser i utsatta områden",
    "Psykisk hälsa",
    "Suicidprevention",
    "Stärkt föräldrastöd",
    "Omställning till ny socialtjänstlag",
    "Samverkan vid samsjuklighet",
)
INVESTMENTS = ("Inventarier", "Larm och passersystem", "Möbler till mottagningen", "Anpassning av lokaler")
AIMS = (
    "Familjer får stöd innan problemen växer",
    "Barn som placeras klarar skolan",
    "Vuxna tar sig ur ett beroende",
    "Den som utsätts för våld får skydd i tid",
    "Medarbetare vill stanna kvar",
    "Nämnden håller sin budget",
    "Fler försörjer sig själva",
)
VERDICTS = ("Uppfyllt", "I hög grad uppfyllt", "Delvis uppfyllt", "Ej uppfyllt")
STORIES = (
    "En ny mottagning har öppnat vid {place}. Den tar emot barn, unga och vuxna i samma hus, och besökaren behöver "
    "bara berätta sin historia en gång.",
    "Fältgruppen rör sig numera även vid {place}. Gruppen arbetar kvällar och helger och samverkar med polis, skola "
    "och fritidsgårdar.",
    "Föräldrakurser har hållits i {place}. Kurserna tolkas till tre språk, och de flesta deltagare säger att de har "
    "haft nytta av dem hemma.",
    "Under våren prövades ett arbetssätt där familjebehandlaren är med redan vid första samtalet. Försöket i {place} "
    "fortsätter under hösten.",
    "Familjecentralen i {place} har fått längre öppettider, och barnmorskan finns nu på plats två dagar i veckan.",
    "Skolan vid {place} har fått ett team med en kurator och en socialpedagog som söker upp elever med hög frånvaro.",
    "Arbetsträningen har flyttat till {place} och kombineras numera med språkträning varje förmiddag.",
    "Ett boende för personer med samsjuklighet planeras vid {place}. Bygglovet är klart men upphandlingen har dröjt.",
    "Tillsammans med bostadsbolaget söker förvaltningen upp hyresgäster i {place} som ligger efter med hyran.",
    "Kvinnojouren och kommunen har skrivit ett avtal om stöd till våldsutsatta i hela kommunen, med start i {place}.",
    "En enkät bland boende i {place} visar att få känner till att man kan få råd och stöd utan utredning.",
    "Handläggarna har bytt verksamhetssystem. Under bytet har statistiken från {place} delvis förts för hand.",
)
FOLLOW_UPS = (
    "Arbetet leds av {unit} och följs upp i samband med bokslutet.",
    "Resultatet går ännu inte att mäta, men besökarna är nöjda.",
    "Erfarenheterna ska spridas till övriga enheter under nästa år.",
    "Hittills har arbetet rymts inom ramen.",
    "Flera medarbetare har gått en utbildning i metoden.",
    "Personalen på {unit} upplever att samarbetet har blivit enklare.",
    "En utmaning är att lokalerna är slitna och svåra att hitta till.",
    "Civilsamhället har bidragit med ledare och lokaler.",
    "Brukarrådet har varit med och utformat arbetssättet.",
    "För {unit} innebär det att handläggarna får färre ärenden var.",
    "Förvaltningen ser att flickor söker sig dit oftare än pojkar.",
    "Pappor deltar mer sällan än mammor, och det ska följas upp.",
    "Ett avtal med regionen väntas bli klart efter årsskiftet.",
    "Den nya socialtjänstlagen gör att arbetet behöver växa.",
    "Tillgängligheten har blivit bättre sedan tider kan bokas på webben.",
    "Sommarens semestrar gjorde att starten sköts upp en månad.",
    "På {unit} har två erfarna medarbetare fått ansvar för introduktionen.",
    "Uppföljningen visar att de flesta inte kommer tillbaka inom ett år.",
    "Statsbidraget upphör vid årsskiftet och finansieringen därefter är inte klar.",
    "Samverkan med skolan fungerar bättre än tidigare.",
)
UNITS = (
    "mottagningsenheten",
    "familjeenheten",
    "vuxenenheten",
    "öppenvården",
    "familjehemsenheten",
    "barnenheten",
    "försörjningsenheten",
    "stödboendet",
)
RISKS: tuple[tuple[str, str, str], ...] = (
    ("Utredningar av barn drar över tiden", "Gå igenom pågående utredningar varje vecka", "Klart"),
    ("Bistånd betalas ut på felaktigt underlag", "Kontrollera uppgifter mot flera register", "Klart"),
    ("Behörigheter ligger kvar när någon slutat", "Se över behörigheterna varje kvartal", "Blir klart i år"),
    ("Placeringar kommer inte med i prognosen", "Stäm av placeringarna med ekonomisystemet", "Blir klart i år"),
    ("Avtal med familjehem följs inte upp", "Inför halvårsvis uppföljning", "Ej klart i år"),
    ("Kunskap försvinner när medarbetare slutar", "Ta fram en plan för överlämning", "Ej klart i år"),
    ("Arkivet skadas av fukt", "Flytta arkivet till en ny lokal", "Ej klart i år"),
)
MEASURES = (
    "rekrytera fler egna familjehem",
    "avsluta inhyrningen av socionomer",
    "pröva alla placeringar som varat längre än sex månader",
    "samordna lokalerna med andra förvaltningar",
    "återsöka medel från Försäkringskassan",
    "erbjuda fler insatser i den egna öppenvården",
    "skjuta upp utbildningar som inte är lagstadgade",
)

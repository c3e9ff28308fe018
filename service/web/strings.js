/* Every sentence of the page in Swedish and English. */

const STRINGS = {
  sv: {
    skip: "Till frågan",
    motto: "Svar ur kommunala rapporter, med källan till varje siffra",
    fresh: "Ny konversation",
    reports: "Rapporter",
    drafts: "Utkast",
    other: "English",
    questionLabel: "Din fråga",
    placeholder: "Ställ en fråga om rapporterna",
    follow: "Ställ en följdfråga",
    send: "Skicka frågan",
    municipality: "Kommun",
    year: "År",
    all: "Alla",
    hint: "Enter skickar, Skift + Enter ger ny rad.",
    welcome: "Vad vill du veta?",
    lead: "Fråga på svenska eller engelska. Svaren bygger bara på rapporterna, och varje siffra går att klicka till raden där den står.",
    holdings: (n, places) => `${n === 1 ? "En rapport är inläst" : `${n} rapporter är inlästa`}${places ? `: ${places}.` : "."}`,
    and: "och",
    try: "Prova till exempel",
    emptyTitle: "Börja med en rapport",
    emptyLead: "Här finns inga rapporter än. Lägg till en delårsrapport, ett tertialbokslut eller en annan kommunal rapport, så går det att fråga om den.",
    addFirst: "Lägg till rapporter",
    looking: "Söker i rapporterna …",
    done: "Svaret är klart.",
    cancel: "Avbryt",
    cancelled: "Frågan avbröts.",
    again: "Försök igen",
    you: "Du frågade",
    notFound: "Framgår inte av rapporterna",
    partial: "Delvis besvarad",
    answerLabel: "Svar",
    figures: "Siffror i svaret",
    moreFigures: (n) => `Visa ${n} till`,
    better: "bättre än budget",
    worse: "sämre än budget",
    derived: "beräknad",
    sources: "Källor",
    source: (n) => `Källa ${n}`,
    open: (n, title) => `Visa källa ${n} i ${title}`,
    page: (n) => `sida ${n}`,
    copy: "Kopiera svar med källor",
    copied: "Kopierat.",
    copyLink: "Kopiera länk till stället",
    notCopied: "Webbläsaren lät oss inte kopiera.",
    close: "Stäng",
    back: "Tillbaka till svaret",
    toPlace: "Till det markerade stället",
    goTo: "Gå till avsnitt",
    loading: "Hämtar rapporten …",
    untitled: "Utan titel",
    noPlace: "Stället finns inte i den här versionen av rapporten.",
    upload: "Släpp filer här, eller",
    choose: "välj filer",
    formats: "Text, Markdown, PDF, Word eller HTML",
    overrides: "Ange kommun, nämnd och period själv",
    overridesHint: "Behövs bara när rapporten själv inte säger det. Gäller de filer som läggs till härnäst.",
    committee: "Nämnd",
    period: "Period",
    periodHint: "2023-01/2023-08",
    reading: (name) => `Läser in ${name} …`,
    stored: (name) => `${name} är inläst.`,
    unchanged: (name) => `${name} fanns redan.`,
    tooBig: (name, limit) => `${name} är större än ${limit} MB, som är det mesta som tas emot. Läs in den med ”belagg ingest”.`,
    read: "Läs",
    audit: "Granskning",
    auditing: "Granska",
    auditLead: "Summor, avvikelser och uppgifter som inte går ihop inom rapporten. Varje siffra öppnar sin plats.",
    findings: (n) => (n === 0 ? "Inget som inte går ihop hittades." : n === 1 ? "En iakttagelse." : `${n} iakttagelser.`),
    rounded: (n) => `Ryms i avrundningen: ${n}`,
    openFigure: (text) => `Visa ${text} i rapporten`,
    remove: "Ta bort",
    removeAsk: "Ta bort rapporten ur Belägg? Filen du läste in den från rörs inte.",
    removed: (title) => `${title} är borttagen.`,
    noReports: "Inga rapporter är inlästa.",
    unknownPlace: "Kommun okänd",
    offline: "Tjänsten svarar inte. Se efter att den är igång och försök igen.",
    failed: "Något gick fel. Försök igen.",
    warnings: {
      conflict: "Uppgifterna går isär",
      reconstructed: "Återställd siffra",
      premise: "Frågans utgångspunkt stämmer inte",
      ocr: "Svårläst underlag",
      definition: "Vad siffran mäter",
      scope: "Fler rapporter har uppgiften",
    },
    measures: {
      budget: "budget", outcome: "utfall", forecast: "prognos", deviation: "avvikelse", target: "mål",
      attainment: "måluppfyllelse", change: "förändring", share: "andel", amount: "belopp", other: "",
    },
    operations: {
      difference: "skillnad", sum: "summa", ratio: "kvot", share: "andel", percent_change: "procentuell förändring",
      mean: "medelvärde",
    },
    months: ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
    fullYear: "helår",
    exampleWhy: (activity, place, year) => `Varför går ${activity} sämre än budget i ${place} ${year}?`,
    exampleForecast: (place, year) => `Vad är helårsprognosen i ${place} ${year}?`,
    exampleSick: (place, year) => `Hur stor är sjukfrånvaron i ${place} ${year}?`,
    exampleFigure: (activity, place, year) => `Hur mycket kostade ${activity} i ${place} ${year}?`,
  },
  en: {
    skip: "To the question",
    motto: "Answers from Swedish municipal reports, with the source of every figure",
    fresh: "New conversation",
    reports: "Reports",
    drafts: "Drafts",
    other: "Svenska",
    questionLabel: "Your question",
    placeholder: "Ask a question about the reports",
    follow: "Ask a follow-up",
    send: "Send the question",
    municipality: "Municipality",
    year: "Year",
    all: "All",
    hint: "Enter sends, Shift + Enter makes a new line.",
    welcome: "What would you like to know?",
    lead: "Ask in Swedish or English. Answers rest on the reports alone, and every figure can be clicked back to the line where it stands.",
    holdings: (n, places) => `${n === 1 ? "One report has been read" : `${n} reports have been read`}${places ? `: ${places}.` : "."}`,
    and: "and",
    try: "Try for example",
    emptyTitle: "Begin with a report",
    emptyLead: "There are no reports here yet. Add an interim report, a four-month report or another municipal report, and ask about it.",
    addFirst: "Add reports",
    looking: "Searching the reports …",
    done: "The answer is ready.",
    cancel: "Cancel",
    cancelled: "The question was cancelled.",
    again: "Try again",
    you: "You asked",
    notFound: "Not in the reports",
    partial: "Partly answered",
    answerLabel: "Answer",
    figures: "Figures in the answer",
    moreFigures: (n) => `Show ${n} more`,
    better: "better than budget",
    worse: "worse than budget",
    derived: "calculated",
    sources: "Sources",
    source: (n) => `Source ${n}`,
    open: (n, title) => `Show source ${n} in ${title}`,
    page: (n) => `page ${n}`,
    copy: "Copy answer with sources",
    copied: "Copied.",
    copyLink: "Copy a link to this place",
    notCopied: "The browser did not let us copy.",
    close: "Close",
    back: "Back to the answer",
    toPlace: "To the highlighted place",
    goTo: "Go to section",
    loading: "Fetching the report …",
    untitled: "Untitled",
    noPlace: "The place is not in this version of the report.",
    upload: "Drop files here, or",
    choose: "choose files",
    formats: "Text, Markdown, PDF, Word or HTML",
    overrides: "State municipality, committee and period yourself",
    overridesHint: "Only needed where the report does not say. Holds for the files added next.",
    committee: "Committee",
    period: "Period",
    periodHint: "2023-01/2023-08",
    reading: (name) => `Reading ${name} …`,
    stored: (name) => `${name} has been read.`,
    unchanged: (name) => `${name} was already here.`,
    tooBig: (name, limit) => `${name} is larger than ${limit} MB, the most that is taken. Read it with “belagg ingest”.`,
    read: "Read",
    audit: "Audit",
    auditing: "Audit",
    auditLead: "Sums, deviations and statements that do not go together within the report. Each figure opens its place. Findings are in Swedish, like the report.",
    findings: (n) => (n === 0 ? "Nothing was found that does not go together." : n === 1 ? "One finding." : `${n} findings.`),
    rounded: (n) => `Within rounding: ${n}`,
    openFigure: (text) => `Show ${text} in the report`,
    remove: "Remove",
    removeAsk: "Remove the report from Belägg? The file it was read from is not touched.",
    removed: (title) => `${title} has been removed.`,
    noReports: "No reports have been read.",
    unknownPlace: "Municipality unknown",
    offline: "The service does not answer. See that it is running, and try again.",
    failed: "Something went wrong. Try again.",
    warnings: {
      conflict: "The report gives two answers",
      reconstructed: "Restored figure",
      premise: "The question assumes something else",
      ocr: "Hard-to-read source",
      definition: "What the figure measures",
      scope: "More reports have it",
    },
    measures: {
      budget: "budget", outcome: "outcome", forecast: "forecast", deviation: "deviation", target: "target",
      attainment: "goal attainment", change: "change", share: "share", amount: "amount", other: "",
    },
    operations: {
      difference: "difference", sum: "sum", ratio: "ratio", share: "share", percent_change: "percent change",
      mean: "mean",
    },
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    fullYear: "full year",
    exampleWhy: (activity, place, year) => `Why is ${activity} worse than budget in ${place} ${year}?`,
    exampleForecast: (place, year) => `What is the full-year forecast in ${place} ${year}?`,
    exampleSick: (place, year) => `How high is sick leave in ${place} ${year}?`,
    exampleFigure: (activity, place, year) => `What did ${activity} cost in ${place} ${year}?`,
  },
};

let current = localStorage.getItem("language") === "en" ? "en" : "sv";

export const language = () => current;

export function setLanguage(name) {
  current = name;
  localStorage.setItem("language", name);
}

/** A sentence in the chosen language; functions are filled with `values`. */
export function t(key, ...values) {
  const found = STRINGS[current][key];
  return typeof found === "function" ? found(...values) : found;
}

/** The page's fixed texts: text (data-t), placeholders (data-p) and labels (data-a). */
export function translatePage() {
  document.documentElement.lang = current;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-p]")) node.placeholder = t(node.dataset.p);
  for (const node of document.querySelectorAll("[data-a]")) node.setAttribute("aria-label", t(node.dataset.a));
}

/** "2023-01/2023-08" as "jan–aug 2023", "2023-08-31" as "31 aug 2023"; anything else as it is. */
export function periodText(code) {
  if (!code) return "";
  const months = t("months");
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(code);
  if (day) return `${Number(day[3])} ${months[day[2] - 1]} ${day[1]}`;
  const span = /^(\d{4})-(\d{2})\/(\d{4})-(\d{2})$/.exec(code);
  if (!span) return code;
  const [, from, first, to, last] = span;
  if (from !== to) return `${months[first - 1]} ${from}–${months[last - 1]} ${to}`;
  if (first === "01" && last === "12") return `${t("fullYear")} ${from}`;
  return first === last ? `${months[first - 1]} ${from}` : `${months[first - 1]}–${months[last - 1]} ${from}`;
}

/** Words as a list in a sentence: "Huddinge, Nacka och Botkyrka". */
export function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${t("and")} ${words.at(-1)}`;
}

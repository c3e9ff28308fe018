/* The page: conversation, filters, language and addresses. */
import { answerNode, placeHash, problemNode, questionNode, waitingNode } from "./answer.js";
import * as api from "./api.js";
import { leaveAudit, showAudit } from "./audit.js";
import { byId, el, icon, scrollTo } from "./dom.js";
import { examples } from "./examples.js";
import { showLibrary } from "./library.js";
import { closePanel } from "./panel.js";
import { announce } from "./status.js";
import { language, listed, setLanguage, t, translatePage } from "./strings.js";
import { leave, showDocument } from "./viewer.js";

const HISTORY = 6;
const REPORTS = "#reports";
const touch = matchMedia("(hover: none)");

let papers = [];
let turns = restored(); // {question, answer} of this tab, oldest first
let waiting = null; // AbortController of the question under way
let pushed = 0; // how many addresses of the panel we have added to the history

/* ---- addresses: the panel is what the address says, so Back closes it and a link opens it ---- */

/** Shows what an address says; `above`: Back then leads to what is shown now. */
function go(hash, above = false) {
  if (location.hash && !above) {
    history.replaceState(null, "", hash);
    route();
  } else {
    pushed++;
    location.hash = hash;
  }
}

function goBack() {
  if (pushed) {
    pushed--;
    history.back();
  } else {
    history.replaceState(null, "", location.pathname);
    route();
  }
}

function route() {
  const hash = location.hash;
  const query = new URLSearchParams(hash.slice(1));
  leaveAudit();
  if (query.has("doc")) {
    const number = (name) => (/^\d+$/.test(query.get(name) ?? "") ? Number(query.get(name)) : null);
    showDocument({ id: query.get("doc"), start: number("start"), end: number("end") }, goBack);
    return;
  }
  leave();
  if (query.has("audit")) {
    showAudit({ id: query.get("audit"), open: (place) => go(place, true) }, goBack);
  } else if (hash === REPORTS) {
    const open = (id) => go(`#doc=${encodeURIComponent(id)}`);
    const check = (id) => go(`#audit=${encodeURIComponent(id)}`, true);
    showLibrary(papers, { close: goBack, open, check, changed: refreshPapers });
  } else {
    pushed = 0;
    closePanel();
  }
}

/* ---- conversation ---- */

async function send(question) {
  if (waiting || !question.trim()) return;
  const history = turns.slice(-HISTORY).map((turn) => ({ question: turn.question, answer: turn.answer.answer }));
  const choice = (id) => byId(id).value;
  const body = { question, history, language: "auto" };
  if (choice("municipality")) body.municipality = [choice("municipality")];
  if (choice("year")) body.year = [Number(choice("year"))];
  waiting = new AbortController();
  byId("send").disabled = true;
  const reply = el("div", { class: "reply" }, waitingNode(() => waiting?.abort()));
  const turn = el("div", { class: "turn" }, questionNode(question), reply);
  show(turn);
  announce(t("looking"));
  try {
    const answer = await api.ask(body, waiting.signal);
    turns.push({ question, answer });
    keep();
    reply.replaceChildren(answerNode(answer, openCitation));
    announce(`${t("done")} ${answer.answer.replace(/\s*\[\d+\]/g, "")}`);
  } catch (error) {
    const stopped = error.name === "AbortError";
    reply.replaceChildren(problemNode(stopped ? t("cancelled") : api.sentenceOf(error), () => retry(turn, question)));
  } finally {
    waiting = null;
    byId("send").disabled = false;
  }
  settle();
  scrollTo(byId("scroll"), turn);
}

function retry(turn, question) {
  turn.remove();
  byId("question").focus();
  send(question);
}

function show(turn) {
  byId("welcome").hidden = true;
  byId("turns").append(turn);
  scrollTo(byId("scroll"), turn);
}

const openCitation = (citation) => go(placeHash(citation));

function keep() {
  try {
    sessionStorage.setItem("turns", JSON.stringify(turns.slice(-20)));
  } catch {
    /* a full or forbidden storage only means that a reload starts afresh */
  }
}

function restored() {
  try {
    return JSON.parse(sessionStorage.getItem("turns") ?? "[]");
  } catch {
    return [];
  }
}

/** Draws everything that depends on the language or on how far the conversation has come. */
function redraw() {
  translatePage();
  byId("language").lang = language() === "sv" ? "en" : "sv";
  byId("language").textContent = t("other");
  byId("turns").replaceChildren(
    ...turns.map(({ question, answer }) =>
      el("div", { class: "turn" }, questionNode(question), el("div", { class: "reply" }, answerNode(answer, openCitation))),
    ),
  );
  fillFilters();
  settle();
}

function settle() {
  const begun = byId("turns").hasChildNodes();
  byId("new").hidden = !begun;
  byId("welcome").hidden = begun;
  byId("question").placeholder = begun ? t("follow") : t("placeholder");
  if (!begun) welcome();
}

/* ---- the empty page ---- */

async function welcome() {
  const box = byId("welcome");
  if (!papers.length) {
    box.replaceChildren(
      el("h1", {}, t("emptyTitle")),
      el("p", { class: "lead" }, t("emptyLead")),
      el("button", { type: "button", class: "primary", onclick: () => go(REPORTS) }, t("addFirst")),
    );
    return;
  }
  const places = [...new Set(papers.map((paper) => paper.municipality).filter(Boolean))].sort((a, b) => a.localeCompare(b, "sv"));
  const named = places.length > 6 ? "" : listed(places);
  const tries = el("ul", { class: "examples" });
  const heading = el("h2", { hidden: true }, t("try"));
  box.replaceChildren(
    el("h1", {}, t("welcome")),
    el("p", { class: "lead" }, t("lead")),
    el("p", { class: "about" }, t("holdings", papers.length, named)),
    heading,
    tries,
  );
  const questions = await examples(papers).catch(() => []);
  heading.hidden = !questions.length;
  tries.replaceChildren(
    ...questions.map((question) => el("li", {}, el("button", { type: "button", class: "example", onclick: () => send(question) }, question))),
  );
}

/* ---- reports and filters ---- */

async function refreshPapers() {
  papers = await api.documents();
  byId("count").textContent = String(papers.length);
  fillFilters();
  settle();
  return papers;
}

function fillFilters() {
  const values = (read) => [...new Set(papers.map(read).filter((value) => value !== null))];
  const places = values((paper) => paper.municipality).sort((a, b) => a.localeCompare(b, "sv"));
  const years = values((paper) => paper.year).sort((a, b) => b - a);
  for (const [id, known] of [["municipality", places], ["year", years]]) {
    const select = byId(id);
    const chosen = select.value;
    select.replaceChildren(el("option", { value: "" }, t("all")), ...known.map((value) => el("option", { value: String(value) }, String(value))));
    select.value = known.map(String).includes(chosen) ? chosen : "";
  }
}

/* ---- controls ---- */

function grow() {
  const field = byId("question");
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
}

function submit() {
  const field = byId("question");
  const question = field.value;
  if (waiting || !question.trim()) return;
  field.value = "";
  grow();
  if (touch.matches) field.blur(); // puts the phone's keyboard away
  send(question);
}

function connect() {
  byId("send").append(icon("send"));
  byId("new").prepend(icon("fresh"));
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  byId("question").addEventListener("input", grow);
  byId("question").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  byId("reports").addEventListener("click", () => (location.hash === REPORTS ? goBack() : go(REPORTS)));
  byId("new").addEventListener("click", () => {
    waiting?.abort();
    turns = [];
    keep();
    byId("turns").replaceChildren();
    settle();
    byId("question").focus();
  });
  byId("language").addEventListener("click", () => {
    setLanguage(language() === "sv" ? "en" : "sv");
    redraw();
    if (location.hash) route();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("panel").hidden) goBack();
  });
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
  window.addEventListener("dragenter", (event) => {
    if (event.dataTransfer?.types.includes("Files") && location.hash !== REPORTS) go(REPORTS);
  });
  window.addEventListener("hashchange", route);
}

connect();
translatePage();
try {
  papers = await api.documents();
  byId("count").textContent = String(papers.length);
  redraw();
} catch (error) {
  redraw();
  byId("welcome").replaceChildren(problemNode(api.sentenceOf(error), () => location.reload()));
}
route();
if (!location.hash && !touch.matches) byId("question").focus();

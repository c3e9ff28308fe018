/* A question and its answer in the conversation. */
import { copyText, el, icon } from "./dom.js";
import { citedRow } from "./papers.js";
import { quoteCells, readable } from "./reading.js";
import { announce } from "./status.js";
import { periodText, t } from "./strings.js";

const FIRST_FIGURES = 4;
const NUMERIC = /^[−–+-]?(?:SEK )?\d[\d\s.,]*(?:\s?(?:mnkr|tkr|kr|%|million|thousand|procentenheter))?(?:\s*\[\d+\])*$/;

export function questionNode(question) {
  return el("div", { class: "asked" }, el("span", { class: "hidden" }, t("you"), ": "), el("p", {}, question));
}

export function waitingNode(cancel) {
  return el(
    "div",
    { class: "waiting" },
    el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    el("span", {}, t("looking")),
    el("button", { type: "button", class: "quiet", onclick: cancel }, t("cancel")),
  );
}

export function problemNode(sentence, again) {
  return el(
    "div",
    { class: "problem", role: "alert" },
    el("p", {}, sentence),
    again && el("button", { type: "button", class: "plain", onclick: again }, t("again")),
  );
}

/** An answer; `open` is called with the citation whose place is to be shown. */
export function answerNode(answer, open) {
  const cited = new Map(answer.citations.map((citation) => [citation.marker, citation]));
  const state = answer.status === "not_found" ? t("notFound") : answer.status === "partial" ? t("partial") : null;
  return el(
    "article",
    { class: `answer ${answer.status}`, "aria-label": t("answerLabel") },
    state && el("p", { class: "state" }, state),
    answer.warnings.filter((warning) => warning.kind === "premise").map((warning) => warningNode(warning, cited, open)),
    el("div", { class: "words", lang: answer.language }, wordNodes(answer.answer, cited, open)),
    answer.table && tableNode(answer, cited, open),
    figureNodes(answer.figures, cited, open),
    answer.warnings.filter((warning) => warning.kind !== "premise").map((warning) => warningNode(warning, cited, open)),
    sourceNodes(answer.citations, open),
    el("div", { class: "after" }, el("button", { type: "button", class: "quiet", onclick: () => copy(answer) }, icon("copy"), t("copy"))),
  );
}

function wordNodes(text, cited, open) {
  const nodes = [];
  let list = null;
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (!line) continue;
    const item = /^[-•*]\s+(.*)$/.exec(line);
    if (!item) list = null;
    else if (!list) nodes.push((list = el("ul")));
    (item ? list.appendChild(el("li")) : nodes[nodes.push(el("p")) - 1]).append(...withMarks(item ? item[1] : line, cited, open));
  }
  return nodes;
}

/** Numbers kept on one line with their groups of thousands and their unit. */
const unbroken = (words) =>
  words.replace(/(\d) (?=\d{3}(?!\d)|mnkr|mkr|mdkr|tkr|kr\b|%|procent|miljon|miljard|million|billion|thousand|dygn)/g, "$1\u00a0").replace(/(SEK) (?=\d)/g, "$1\u00a0");

/** A line of the answer with its [n] as buttons, each kept on the line of the word before it. */
function withMarks(line, cited, open) {
  return unbroken(line).split(/(\S*[ \t]?(?:\[\d+\])+[.,;:)]*)/).flatMap((part) => {
    const inside = part.split(/(\[\d+\])/).map((piece) => {
      const citation = /^\[\d+\]$/.test(piece) && cited.get(Number(piece.slice(1, -1)));
      return citation ? markNode(citation, open) : piece;
    });
    return inside.length > 1 ? [el("span", { class: "together" }, inside)] : inside;
  });
}

function markNode(citation, open) {
  return el(
    "button",
    { type: "button", class: "mark", onclick: () => open(citation), "aria-label": t("open", citation.marker, citation.title), title: citation.title },
    String(citation.marker),
  );
}

function tableNode({ table, language }, cited, open) {
  const numeric = table.columns.map((_, at) => table.rows.every((row) => !row[at] || row[at] === "–" || NUMERIC.test(row[at])));
  const cell = (tag, words, at, scope) => el(tag, { scope, class: at && numeric[at] ? "number" : null }, withMarks(words, cited, open));
  // On a narrow page every row is a card of its own, where a value needs its column's name beside it.
  const named = (node, at) => {
    node.dataset.column = table.columns[at];
    return node;
  };
  return el(
    "div",
    { class: table.columns.length > 2 ? "grid wide" : "grid", lang: language, tabIndex: 0 },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, table.columns.map((column, at) => cell("th", column, at, "col")))),
      el("tbody", {}, table.rows.map((row) => el("tr", {}, row.map((words, at) => named(cell(at ? "td" : "th", words, at, at ? null : "row"), at))))),
    ),
  );
}

function figureNodes(figures, cited, open) {
  if (!figures.length) return null;
  const list = el("ul", { class: "figures" }, figures.slice(0, FIRST_FIGURES).map((figure) => figureNode(figure, cited, open)));
  const rest = figures.slice(FIRST_FIGURES);
  if (!rest.length) return section(t("figures"), list);
  const more = el("button", { type: "button", class: "quiet" }, t("moreFigures", rest.length));
  more.addEventListener("click", () => {
    const added = rest.map((figure) => figureNode(figure, cited, open));
    list.append(...added);
    more.remove();
    added[0].querySelector("button")?.focus();
  });
  return section(t("figures"), list, more);
}

function section(title, ...children) {
  return el("section", { class: "part" }, el("h3", {}, title), children);
}

function figureNode(figure, cited, open) {
  const deviation = figure.measure === "deviation";
  const sign = deviation ? Math.sign(Number(figure.value)) : 0;
  const direction = sign < 0 ? t("worse") : sign > 0 ? t("better") : "";
  const measure = direction || (t("measures")[figure.measure] ?? figure.measure);
  const where = [figure.municipality, periodText(figure.period)].filter(Boolean);
  const citation = cited.get(figure.marker);
  const inside = [
    el("span", { class: "value" }, ...numberAndUnit(figure.text)),
    measure && el("span", { class: `direction ${sign < 0 ? "bad" : sign > 0 ? "good" : ""}` }, measure),
    el("span", { class: "what" }, figure.activity),
    where.length && el("span", { class: "what" }, where.map((part, at) => [at ? " · " : "", el("span", { class: "together" }, part)])),
    figure.derived && el("span", { class: "what" }, derivation(figure.derived)),
  ];
  if (!citation) return el("li", {}, el("span", { class: "figure" }, inside));
  const seen = [figure.text, measure, figure.activity, ...where, t("source", figure.marker)].filter(Boolean).join(", ");
  return el("li", {}, el("button", { type: "button", class: "figure", onclick: () => open(citation), "aria-label": seen }, inside));
}

// A long unit ("procentenheter") goes below its number where a card has no room for both.
function numberAndUnit(text) {
  const found = /^([−+-]?[\d\s.,]*\d)\s+(\p{L}{10,}.*)$/u.exec(text);
  return found ? [`${unbroken(found[1])} `, el("span", { class: "unit" }, unbroken(found[2]))] : [unbroken(text)];
}

function derivation(derived) {
  const inputs = derived.inputs.map((input) => `${input.value.replace(".", ",").replace("-", "−")} [${input.marker}]`).join("; ");
  return `${t("derived")}: ${t("operations")[derived.operation] ?? derived.operation} (${inputs})`;
}

function warningNode(warning, cited, open) {
  const marks = warning.markers.map((marker) => cited.get(marker)).filter(Boolean).map((citation) => markNode(citation, open));
  return el(
    "div",
    { class: `note ${warning.kind}`, role: "note" },
    el("p", {}, el("b", {}, t("warnings")[warning.kind] ?? warning.kind, ". "), warning.message, " ", marks),
  );
}

function sourceNodes(citations, open) {
  if (!citations.length) return null;
  return section(t("sources"), el("ol", { class: "sources" }, citations.map((citation) => sourceNode(citation, open))));
}

function sourceNode(citation, open) {
  const cells = quoteCells(citation.quote);
  return el(
    "li",
    { value: citation.marker },
    el("span", { class: "badge", "aria-hidden": "true" }, String(citation.marker)),
    el(
      "button",
      { type: "button", class: "source", onclick: () => open(citation), "aria-label": t("open", citation.marker, citation.title) },
      el("span", { class: "title" }, citation.title),
      el("span", { class: "about" }, placeText(citation)),
      cells ? rowNode(citation, cells) : el("span", { class: "quote", lang: "sv" }, readable(citation.quote)),
    ),
  );
}

/** A quoted table row; its column heads join it once the report is here. */
export function rowNode(citation, cells) {
  const row = el("span", { class: "quote cells", lang: "sv" }, cells.map((cell) => el("span", {}, cell)));
  citedRow(citation).then((headed) => {
    if (!headed) return;
    row.classList.add("headed");
    row.replaceChildren(...headed.map(({ head, text }) => el("span", {}, head && el("span", { class: "head" }, head), text)));
  });
  return row;
}

/** "Huddinge · jan–aug 2023 · Ekonomi › Drift · sida 14" */
function placeText(citation) {
  const page = citation.page === null ? "" : t("page", citation.page);
  return [citation.municipality, periodText(citation.period), citation.section.join(" › "), page].filter(Boolean).join(" · ");
}

async function copy(answer) {
  const sources = answer.citations.map((citation) => {
    const place = placeText(citation);
    const link = `${location.origin}/${placeHash(citation)}`;
    return `[${citation.marker}] ${citation.title}${place ? `. ${place}` : ""}. ”${readable(citation.quote)}” ${link}`;
  });
  const notes = answer.warnings.map((warning) => `${t("warnings")[warning.kind] ?? warning.kind}: ${warning.message}`);
  const text = [answer.answer, ...notes, sources.length ? `${t("sources")}\n${sources.join("\n")}` : ""].filter(Boolean).join("\n\n");
  announce((await copyText(text)) ? t("copied") : t("notCopied"), true);
}

/** The address of a place in a report. */
export function placeHash({ document, start, end }) {
  return `#doc=${encodeURIComponent(document)}&start=${start}&end=${end}`;
}

/* A report's text in the panel, with the cited place highlighted. */
import { sentenceOf } from "./api.js";
import { copyText, el, icon, scrollTo } from "./dom.js";
import { openPanel } from "./panel.js";
import { fetched, isHere } from "./papers.js";
import { isNumber, runs } from "./reading.js";
import { announce } from "./status.js";
import { periodText, t } from "./strings.js";

let asked = 0;

/** Opens a report; `start` and `end` are the place to show, in code points of its stored text. */
export async function showDocument({ id, start = null, end = null }, close) {
  const turn = ++asked;
  let panel;
  if (!isHere(id)) {
    openPanel(t("loading"), (node) => {
      panel = node;
      node.append(bar(t("loading"), close), el("p", { class: "waiting" }, t("loading")));
    });
  }
  let paper;
  try {
    paper = await fetched(id);
  } catch (error) {
    if (turn === asked) panel?.replaceChildren(bar(t("reports"), close), el("p", { class: "problem", role: "alert" }, sentenceOf(error)));
    return;
  }
  if (turn !== asked) return;
  openPanel(paper.title, (node) => fill(node, paper, start, end, close));
}

/** Says that the panel shows something else now. */
export function leave() {
  asked++;
}

function fill(panel, paper, start, end, close) {
  const place = start === null ? null : { start: paper.at(start), end: paper.at(end ?? start) };
  const body = el("div", { class: "paper", tabIndex: 0, lang: "sv" });
  const nodes = paper.blocks.map((block) => blockNode(paper.text, block, place));
  body.append(...nodes);
  const found = body.querySelector("mark");
  const show = () => {
    if (!found) return;
    scrollTo(body, found, 0.4);
    found.focus({ preventScroll: true });
  };
  panel.append(
    bar(paper.title, close, paper.about()),
    tools(paper, place, found && show, nodes),
    ...(place && !found ? [el("p", { class: "problem", role: "alert" }, t("noPlace"))] : []),
    body,
  );
  if (found) {
    found.tabIndex = -1;
    show();
    requestAnimationFrame(show); // once more when late layout is done
  } else {
    panel.querySelector("button").focus();
  }
}

/** The panel's head: a title, what it is about, and a way back. */
export function bar(title, close, about = "") {
  return el(
    "header",
    { class: "bar" },
    el("button", { type: "button", class: "quiet square", onclick: close, "aria-label": t("back"), title: t("close") }, icon("close")),
    el("div", {}, el("h2", {}, title), about && el("p", { class: "about" }, about)),
  );
}

function tools(paper, place, show, nodes) {
  const section = place && paper.sections.findLast((one) => one.start <= place.start && place.start < one.end);
  const page = place && paper.pages.length > 1 && paper.pages.findLast((one) => one.start <= place.start);
  const trail = [...(section?.path ?? []), page && t("page", page.number)].filter(Boolean).join(" › ");
  const copy = async () => announce((await copyText(location.href)) ? t("copied") : t("notCopied"), true);
  return el(
    "div",
    { class: "where" },
    trail && el("p", { class: "trail" }, trail),
    el(
      "div",
      { class: "row" },
      chooser(paper, nodes),
      show && el("button", { type: "button", class: "quiet square", onclick: show, "aria-label": t("toPlace"), title: t("toPlace") }, icon("target")),
      el("button", { type: "button", class: "quiet square", onclick: copy, "aria-label": t("copyLink"), title: t("copyLink") }, icon("link")),
    ),
  );
}

/** A list of the report's headings to go to. */
function chooser(paper, nodes) {
  const headings = paper.sections.filter((section) => section.path.length);
  if (!headings.length) return null;
  const options = headings.map((section, number) =>
    el("option", { value: String(number) }, "\u2003".repeat(Math.min(section.path.length - 1, 3)) + section.path.at(-1).slice(0, 80)),
  );
  const go = (event) => {
    const section = headings[Number(event.target.value)];
    const number = paper.blocks.findIndex((block) => block.end > (section?.start ?? 0));
    if (nodes[number]) scrollTo(nodes[number].parentElement, nodes[number]);
    event.target.value = "";
  };
  return el("select", { class: "goto", "aria-label": t("goTo"), onchange: go }, el("option", { value: "" }, t("goTo")), options);
}

function blockNode(text, block, place) {
  switch (block.kind) {
    case "page":
      return el("p", { class: "page" }, t("page", block.number));
    case "table":
      return tableNode(text, block, place);
    case "heading":
      return inline(el(`h${Math.min(block.level + 2, 6)}`), text, block.pieces, place);
    default:
      return inline(el("p", { class: block.kind === "item" ? "item" : null }), text, block.pieces, place);
  }
}

function tableNode(text, block, place) {
  const rows = block.rows.map((row) =>
    el(
      "tr",
      { class: place && row.start < place.end && place.start < row.end ? "cited" : null },
      row.cells.map(([start, end]) => {
        const cell = inline(el(row.header ? "th" : "td"), text, [[start, end, false]], place);
        if (isNumber(cell.textContent)) cell.className = "number";
        return cell;
      }),
    ),
  );
  for (const row of rows) if (row.querySelector("th")) alignHeads(row, rows);
  return el("div", { class: "grid" }, el("table", {}, el("tbody", {}, rows)));
}

/** Heads of columns that hold numbers stand to the right, like their numbers. */
function alignHeads(head, rows) {
  for (const [at, cell] of [...head.children].entries()) {
    const below = rows.filter((row) => row !== head).map((row) => row.children[at]);
    const filled = below.filter((one) => one?.textContent.trim());
    if (at && filled.length && filled.filter((one) => one.className === "number").length * 2 > filled.length) cell.classList.add("over");
  }
}

/** Fills an element with pieces of the text; what lies in `place` becomes a mark. */
function inline(node, text, pieces, place) {
  let gap = null; // what separates the next words from the last; never first, never last, never twice
  for (const [start, end, joined] of pieces) {
    gap = joined ? " " : el("br");
    for (const run of runs(text, start, end)) {
      if (run.gap) gap = el("br");
      if (run.gap || (gap && !run.text.trim())) continue;
      if (gap && node.hasChildNodes()) node.append(gap);
      gap = null;
      node.append(...marked(run, place).map((part) => (run.bold ? el("b", {}, part) : part)));
    }
  }
  return node;
}

/** A run as text nodes, with the part inside `place` in a mark. */
function marked(run, place) {
  const from = place ? Math.max(place.start, run.start) : 0;
  const to = place ? Math.min(place.end, run.end) : 0;
  if (from >= to) return [run.text];
  if (run.text.length !== run.end - run.start) return [el("mark", {}, run.text)];
  const cut = (a, b) => run.text.slice(a - run.start, b - run.start);
  return [cut(run.start, from), el("mark", {}, cut(from, to)), cut(to, run.end)].filter(Boolean);
}

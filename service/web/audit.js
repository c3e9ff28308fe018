/* What does not go together in a report: each finding with its two places, each of them a way into the report. */
import { audit, sentenceOf } from "./api.js";
import { placeHash, rowNode } from "./answer.js";
import { el } from "./dom.js";
import { openPanel } from "./panel.js";
import { fetched } from "./papers.js";
import { quoteCells, readable } from "./reading.js";
import { t } from "./strings.js";
import { bar } from "./viewer.js";

let asked = 0;

/** Shows a report's findings; `open` gets the address of a place. */
export async function showAudit({ id, open }, close) {
  const turn = ++asked;
  let panel;
  openPanel(t("audit"), (node) => {
    panel = node;
    node.append(bar(t("audit"), close), el("p", { class: "waiting" }, t("loading")));
  });
  try {
    const [paper, findings] = await Promise.all([fetched(id), audit(id)]);
    if (turn === asked) fill(panel, paper, findings, open, close);
  } catch (error) {
    if (turn === asked) panel.replaceChildren(bar(t("audit"), close), el("p", { class: "problem", role: "alert" }, sentenceOf(error)));
  }
}

/** Says that the panel shows something else now. */
export function leaveAudit() {
  asked++;
}

function fill(panel, paper, findings, open, close) {
  const real = findings.filter((finding) => !finding.explained_by_rounding);
  const rounded = findings.filter((finding) => finding.explained_by_rounding);
  const list = (items) => el("ol", { class: "findings" }, items.map((finding) => findingNode(paper, finding, open)));
  panel.replaceChildren(
    bar(t("audit"), close, paper.title),
    el(
      "div",
      { class: "library", tabIndex: 0 },
      el("p", { class: "about" }, t("auditLead")),
      el("p", {}, t("findings", real.length)),
      real.length > 0 && list(real),
      rounded.length > 0 && el("details", { class: "overrides" }, el("summary", {}, t("rounded", rounded.length)), list(rounded)),
    ),
  );
  panel.querySelector("button").focus();
}

function findingNode(paper, finding, open) {
  const spots = [finding.first, finding.second].filter(Boolean);
  return el(
    "li",
    {},
    el("p", { lang: "sv" }, finding.message || finding.kind),
    finding.calculation && el("p", { class: "about", lang: "sv" }, finding.calculation),
    spots.map((spot) => spotNode(paper, spot, open)),
  );
}

/** One printed figure: the row or sentence that it stands in, opened at its place. */
function spotNode(paper, spot, open) {
  const quote = paper.text.slice(paper.at(spot.quote.start), paper.at(spot.quote.end));
  const cells = quoteCells(quote);
  const place = { document: paper.id, ...spot.span };
  return el(
    "button",
    { type: "button", class: "source", onclick: () => open(placeHash(place)), "aria-label": t("openFigure", spot.text) },
    el("span", { class: "title" }, spot.text),
    el("span", { class: "about", lang: "sv" }, spot.what),
    cells ? rowNode({ document: paper.id, ...spot.quote, quote }, cells) : el("span", { class: "quote", lang: "sv" }, readable(quote)),
  );
}

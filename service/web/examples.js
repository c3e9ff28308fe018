/* Example questions made from the reports at hand: their places, years and largest deviations. */
import { figures } from "./api.js";
import { t } from "./strings.js";

const MOST = 4;

/** Up to four questions that the reports can answer. */
export async function examples(papers) {
  const placed = papers.filter((paper) => paper.municipality && paper.year);
  const chosen = [...new Map(placed.map((paper) => [paper.municipality, paper])).values()].slice(0, MOST);
  const kinds = [whyQuestion, forecastQuestion, sickQuestion, costQuestion];
  const found = await Promise.all(chosen.map((paper, at) => made(kinds, at, paper)));
  if (chosen.length === 1) {
    const others = await Promise.all(kinds.slice(1).map((kind) => kind(chosen[0]).catch(() => null)));
    found.push(...others);
  }
  return [...new Set(found.filter(Boolean))].slice(0, MOST);
}

/** The first question, from kind `at` on, that the report has the figures for. */
async function made(kinds, at, paper) {
  for (let step = 0; step < kinds.length; step++) {
    try {
      const question = await kinds[(at + step) % kinds.length](paper);
      if (question) return question;
    } catch {
      return t("exampleForecast", paper.municipality, paper.year);
    }
  }
  return null;
}

const named = (figure) =>
  !figure.total && figure.unit_kind === "money" && /^[\p{L}][\p{L} ,&-]{4,36}$/u.test(figure.activity) && figure.line !== "income";

async function whyQuestion(paper) {
  const found = await figures({ document: paper.id, measure: "deviation", limit: 200 });
  const worst = found.figures
    .filter((figure) => named(figure) && figure.favourable === -1 && figure.reading === "read")
    .sort((a, b) => Math.abs(Number(b.value)) - Math.abs(Number(a.value)))[0];
  return worst ? t("exampleWhy", spoken(worst.activity), paper.municipality, paper.year) : null;
}

async function forecastQuestion(paper) {
  const found = await figures({ document: paper.id, measure: "forecast", limit: 1 });
  return found.total ? t("exampleForecast", paper.municipality, paper.year) : null;
}

async function sickQuestion(paper) {
  const found = await figures({ document: paper.id, activity: "sjukfrånvaro", limit: 1 });
  return found.total ? t("exampleSick", paper.municipality, paper.year) : null;
}

async function costQuestion(paper) {
  const found = await figures({ document: paper.id, measure: "outcome", limit: 200 });
  const largest = found.figures.filter(named).sort((a, b) => Math.abs(Number(b.value)) - Math.abs(Number(a.value)))[0];
  return largest ? t("exampleFigure", spoken(largest.activity), paper.municipality, paper.year) : null;
}

/** A row label in the middle of a sentence: "Barn och unga" as "barn och unga", "IFO" as it is. */
const spoken = (label) => (/^\p{Lu}\p{Ll}/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label);

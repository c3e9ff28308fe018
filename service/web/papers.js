/* Reports' texts, fetched once and taken apart for reading. */
import { documentText } from "./api.js";
import { blocks, headedRow, places } from "./reading.js";
import { periodText, t } from "./strings.js";

const MOST = 12; // texts kept
const papers = new Map(); // id -> promise

export const isHere = (id) => papers.has(id);

/** Forgets a removed report. */
export function forget(id) {
  papers.delete(id);
}

/** A report with its text, blocks, pages and sections; places in string indexes. */
export function fetched(id) {
  if (!papers.has(id)) {
    papers.set(id, read(id).catch((error) => {
      papers.delete(id);
      throw error;
    }));
    if (papers.size > MOST) papers.delete(papers.keys().next().value);
  }
  return papers.get(id);
}

async function read(id) {
  const found = await documentText(id);
  const at = places(found.text);
  const units = (items) => items.map((item) => ({ ...item, start: at(item.start), end: at(item.end) }));
  const pages = units(found.pages);
  const sections = units(found.sections);
  return {
    id,
    at,
    text: found.text,
    title: found.title || found.name || t("untitled"),
    about: () => [found.municipality, found.committee, periodText(found.period)].filter(Boolean).join(" · "),
    pages,
    sections,
    blocks: blocks(found.text, pages, sections),
  };
}

/** The cells of a cited table row with their column heads; null where it is none or the report cannot be had. */
export async function citedRow({ document, start, end, quote }) {
  if (quote.trim().includes("\n")) return null;
  try {
    const paper = await fetched(document);
    const first = paper.at(start) + (/[^\s|]/.exec(paper.text.slice(paper.at(start), paper.at(end)))?.index ?? 0);
    return headedRow(paper.blocks, first);
  } catch {
    return null;
  }
}

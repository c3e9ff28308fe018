/* The page for drafts: a draft with its proofs, an edited draft, a text held against a report, reports compared. */
import { Problem, documents, sentenceOf } from "./api.js";
import { el } from "./dom.js";
import { word } from "./draftwords.js";
import { language } from "./strings.js";

const PARTS = ["ekonomi", "mål", "personal", "internkontroll", "framåt"];
const at = (id) => document.getElementById(id);

const headers = () => ({ "Content-Type": "application/json", "Accept-Language": language() });

/** Sends an order; throws a Problem with the service's own sentence. */
async function post(path, body) {
  let reply;
  try {
    reply = await fetch(path, { method: "POST", headers: headers(), body: JSON.stringify(body) });
  } catch {
    throw new Problem(word("failed"));
  }
  if (reply.ok) return reply;
  let detail = null;
  try {
    detail = (await reply.json()).detail;
  } catch {
    /* no problem object: the general sentence below */
  }
  throw new Problem(detail ?? word("failed"));
}

/** The draft, told of its progress by server-sent events. */
async function drafted(order, step) {
  const reply = await post("/api/drafts", { ...order, stream: true });
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Problem(word("failed"));
    held += value;
    const events = held.split("\n\n");
    held = events.pop();
    for (const event of events) {
      const name = /^event: (.+)$/m.exec(event)?.[1];
      const data = JSON.parse(/^data: (.+)$/m.exec(event)?.[1] ?? "null");
      if (name === "progress") step(data);
      else if (name === "draft") return data;
      else if (name === "problem") throw new Problem(data.detail);
    }
  }
}

/** Gives a reply's bytes to the browser as a file. */
async function download(reply) {
  const name = /filename="([^"]+)"/.exec(reply.headers.get("content-disposition") ?? "")?.[1] ?? "utkast";
  const link = el("a", { href: URL.createObjectURL(await reply.blob()), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/* ---- a sentence with its figures ---- */

function placeLink(source) {
  return el("a", { href: `/#doc=${encodeURIComponent(source.document)}&start=${source.start}&end=${source.end}` }, word("seeSource"));
}

function proofNode(proof) {
  const lines = [el("span", {}, `${proof.text}: ${word(proof.status)}`)];
  if (proof.right) lines.push(el("span", {}, `${word("right")} ${proof.right}`));
  for (const line of [proof.calculation, proof.note]) if (line) lines.push(el("span", {}, line));
  for (const source of proof.sources.slice(0, 3)) {
    const place = source.section.slice(-2).join(" › ");
    lines.push(el("span", {}, `${place ? `${place}: ` : ""}${source.text} `, placeLink(source)));
  }
  return el("span", { class: "told" }, lines);
}

/** A sentence's text, each figure a button that shows its proof beneath the paragraph. */
function sentenceNodes(sentence, show) {
  const letters = [...sentence.text]; // places count characters, not UTF-16 units
  const nodes = [];
  let from = 0;
  for (const proof of sentence.proofs) {
    if (proof.start < from || proof.end <= proof.start) continue;
    nodes.push(letters.slice(from, proof.start).join(""));
    const button = el("button", { type: "button", class: `proof ${proof.status}`, "aria-expanded": "false" });
    button.textContent = letters.slice(proof.start, proof.end).join("");
    button.addEventListener("click", () => show(proof, button));
    nodes.push(button);
    from = proof.end;
  }
  nodes.push(letters.slice(from).join(""), " ");
  return nodes;
}

function paragraphNode(sentences) {
  const paragraph = el("p");
  let open = null;
  const show = (proof, button) => {
    open?.node.remove();
    open?.button.setAttribute("aria-expanded", "false");
    if (open?.button === button) {
      open = null;
      return;
    }
    open = { button, node: proofNode(proof) };
    button.setAttribute("aria-expanded", "true");
    paragraph.after(open.node);
  };
  for (const sentence of sentences) paragraph.append(...sentenceNodes(sentence, show));
  return paragraph;
}

function draftNodes(draft) {
  return draft.sections.flatMap((section) => {
    const numbers = [...new Set(section.sentences.map((sentence) => sentence.paragraph))];
    const paragraphs = numbers.map((number) => paragraphNode(section.sentences.filter((one) => one.paragraph === number)));
    return [el("h2", {}, section.heading), ...paragraphs];
  });
}

/* ---- cards ---- */

const select = (name, options) =>
  el("select", { name }, options.map(([value, label]) => el("option", { value }, label)));

const labelled = (label, node, wide = false) => el("label", { class: wide ? "wide" : null }, label, node);

const problemNode = (error) => el("p", { class: "problem", role: "alert" }, sentenceOf(error));

/** Runs what a button does, the button off meanwhile; a refusal is shown in `box`. */
async function busy(button, box, work) {
  button.disabled = true;
  try {
    await work();
  } catch (error) {
    box.replaceChildren(problemNode(error));
  } finally {
    button.disabled = false;
  }
}

function draftCard(reports) {
  const report = select("report", reports);
  const length = select("length", ["normal", "short", "long"].map((name) => [name, word(name)]));
  const tongue = select("language", [["sv", "Svenska"], ["en", "English"]]);
  const ticks = PARTS.map((name) => [name, el("input", { type: "checkbox", checked: true })]);
  const result = el("div", { class: "card", hidden: true });
  const make = el("button", { type: "button", class: "primary" }, word("make"));
  const order = () => {
    const sections = ticks.filter(([, box]) => box.checked).map(([name]) => name);
    return { document: report.value, length: length.value, language: tongue.value, sections };
  };
  make.addEventListener("click", () => {
    result.hidden = false;
    const bar = el("progress", { class: "steps", max: 1, value: 0 });
    const line = el("p", { class: "about" }, word("working"));
    result.replaceChildren(line, bar);
    busy(make, result, async () => {
      const chosen = order();
      const draft = await drafted(chosen, ({ done, total, section }) => {
        bar.max = total || 1;
        bar.value = done;
        line.textContent = `${word("working")} ${section}`;
      });
      show(draft, chosen, result);
    });
  });
  const fields = el("fieldset", {}, el("legend", {}, word("sections")), ticks.map(([name, box]) => el("label", { class: "tick" }, box, word(name))));
  const choices = el("div", { class: "choices" }, labelled(word("report"), report, true), labelled(word("length"), length), labelled(word("tongue"), tongue));
  return [el("section", { class: "card" }, choices, fields, el("div", {}, make)), result];
}

/** Shows a draft: its text with proofs, or the text to edit; the ways to save it; what is to be checked. */
function show(draft, order, box) {
  const said = draft.unproven ? `${word("someUnproven")}: ${draft.unproven}` : word("allProven");
  at("told").textContent = said;
  const area = el("textarea", { class: "draft", value: draft.text, "aria-label": word("text") });
  const text = el("div", { class: "drafted" }, draftNodes(draft));
  const edit = el("button", { type: "button", class: "plain" }, word("edit"));
  const prove = el("button", { type: "button", class: "plain" }, word("prove"));
  const accept = el("input", { type: "checkbox" });
  const trouble = el("div");
  const editing = el("div", { hidden: true }, area, el("div", { class: "row" }, prove));
  edit.addEventListener("click", () => {
    editing.hidden = !editing.hidden;
    text.hidden = !editing.hidden;
    edit.textContent = word(editing.hidden ? "edit" : "done");
  });
  prove.addEventListener("click", () =>
    busy(prove, trouble, async () => {
      const proved = await (await post("/api/drafts", { ...order, text: area.value })).json();
      show(proved, order, box);
    }),
  );
  const saves = ["docx", "markdown", "html"].map((format) => {
    const button = el("button", { type: "button", class: "plain" }, word(format === "docx" ? "word" : format));
    button.addEventListener("click", () =>
      busy(button, trouble, async () => {
        trouble.replaceChildren();
        const body = { ...order, text: area.value, format, accept_unproven: accept.checked };
        await download(await post("/api/drafts/export", body));
      }),
    );
    return button;
  });
  const consent = draft.unproven ? el("label", { class: "tick" }, accept, word("accept")) : null;
  const points = [
    ...draft.open_points.map((point) => point.message),
    ...draft.left_out.map((one) => `${word("missing")}: ${one.heading}. ${one.reason}`),
  ];
  box.replaceChildren(
    el("p", { class: draft.unproven ? "warn" : "about" }, said),
    text,
    editing,
    trouble,
    el("div", { class: "row" }, edit, saves, consent),
    ...(points.length ? [el("h2", {}, word("points")), el("ul", { class: "points" }, points.map((point) => el("li", {}, point)))] : []),
  );
}

function checkCard(reports) {
  const report = select("against", reports);
  const area = el("textarea", { name: "text" });
  const result = el("div");
  const button = el("button", { type: "button", class: "primary" }, word("check"));
  button.addEventListener("click", () =>
    busy(button, result, async () => {
      if (!area.value.trim()) return;
      const found = await (await post("/api/check", { document: report.value, text: area.value })).json();
      const items = found.figures.map((proof) => el("li", { class: proof.status }, proofNode(proof)));
      result.replaceChildren(items.length ? el("ul", { class: "verdicts" }, items) : el("p", { class: "about" }, word("noFigures")));
    }),
  );
  return el(
    "section",
    { class: "card" },
    el("h2", {}, word("checkTitle")),
    el("p", { class: "about" }, word("checkLead")),
    labelled(word("report"), report),
    labelled(word("text"), area),
    el("div", {}, button),
    result,
  );
}

function compareCard() {
  const result = el("div", { class: "grid" });
  const button = el("button", { type: "button", class: "plain" }, word("compare"));
  const save = el("button", { type: "button", class: "plain" }, word("word"));
  button.addEventListener("click", () =>
    busy(button, result, async () => {
      const found = await (await post("/api/drafts/compare", { language: language() })).json();
      const head = el("tr", {}, found.columns.map((name) => el("th", { scope: "col" }, name)));
      const rows = found.rows.map((row) => el("tr", {}, row.cells.map((cell) => el("td", {}, cell))));
      result.replaceChildren(el("table", {}, el("thead", {}, head), el("tbody", {}, rows)));
    }),
  );
  save.addEventListener("click", () =>
    busy(save, result, async () => download(await post("/api/drafts/compare", { language: language(), format: "docx" }))),
  );
  return el(
    "section",
    { class: "card" },
    el("h2", {}, word("compareTitle")),
    el("p", { class: "about" }, word("compareLead")),
    el("div", { class: "row" }, button, save),
    result,
  );
}

async function start() {
  document.documentElement.lang = language();
  document.title = `${word("title")} – Belägg`;
  at("motto").textContent = word("motto");
  at("back").textContent = word("back");
  const desk = at("desk");
  const heading = [el("h1", {}, word("title")), el("p", {}, word("lead"))];
  desk.replaceChildren(...heading);
  try {
    const found = await documents();
    if (!found.length) {
      desk.append(el("p", {}, word("none")));
      return;
    }
    const reports = found.map((one) => [one.id, one.title || one.name]);
    desk.append(...draftCard(reports), checkCard(reports), compareCard());
  } catch (error) {
    desk.append(problemNode(error));
  }
}

start();

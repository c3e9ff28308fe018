/* The list of reports: read, add, remove. */
import * as api from "./api.js";
import { el, icon } from "./dom.js";
import { openPanel } from "./panel.js";
import { forget } from "./papers.js";
import { announce } from "./status.js";
import { periodText, t } from "./strings.js";
import { bar } from "./viewer.js";

/** Shows the reports; `open` reads one, `check` audits it, `changed` is awaited after one is added or removed and gives the new list. */
export function showLibrary(papers, { close, open, check, changed }) {
  openPanel(t("reports"), (panel) => {
    const list = el("ul", { class: "papers" });
    const refresh = async () => fillList(list, await changed(), { open, check, refresh });
    fillList(list, papers, { open, check, refresh });
    panel.append(bar(t("reports"), close), el("div", { class: "library" }, dropzone(refresh), list));
    panel.querySelector("button").focus();
  });
}

function fillList(list, papers, actions) {
  const rows = papers.map((paper) => paperNode(paper, actions));
  list.replaceChildren(...(rows.length ? rows : [el("li", { class: "none" }, t("noReports"))]));
}

function paperNode(paper, { open, check, refresh }) {
  const title = paper.title || paper.name;
  const about = [paper.municipality ?? t("unknownPlace"), paper.committee, periodText(paper.period)].filter(Boolean);
  const row = el("li", { class: "paperrow" });
  const actions = el("div", { class: "row" });
  const ask = () => {
    const sure = el("button", { type: "button", class: "danger", onclick: () => gone(paper, row, refresh) }, t("remove"));
    const no = el("button", { type: "button", class: "plain", onclick: () => rest(true) }, t("cancel"));
    actions.replaceChildren(el("p", { class: "sure", id: `sure-${paper.id}` }, t("removeAsk")), sure, no);
    sure.setAttribute("aria-describedby", `sure-${paper.id}`);
    no.focus();
  };
  const rest = (focus = false) => {
    const removal = el("button", { type: "button", class: "quiet", onclick: ask, "aria-label": `${t("remove")}: ${title}` }, t("remove"));
    actions.replaceChildren(
      el("button", { type: "button", class: "plain", onclick: () => open(paper.id), "aria-label": `${t("read")}: ${title}` }, t("read")),
      el("button", { type: "button", class: "plain", onclick: () => check(paper.id), "aria-label": `${t("auditing")}: ${title}` }, t("auditing")),
      removal,
    );
    if (focus) removal.focus();
  };
  rest();
  row.append(
    el("h3", {}, title),
    el("p", { class: "about" }, about.join(" · ")),
    el("p", { class: "file" }, paper.name),
    ...paper.doubts.map((doubt) => el("p", { class: "note" }, doubt)),
    actions,
  );
  return row;
}

async function gone(paper, row, refresh) {
  try {
    await api.remove(paper.id);
  } catch (error) {
    row.append(el("p", { class: "problem", role: "alert" }, api.sentenceOf(error)));
    return;
  }
  forget(paper.id);
  await refresh();
  announce(t("removed", paper.title || paper.name), true);
  document.querySelector("#panel button")?.focus();
}

function dropzone(refresh) {
  const results = el("ul", { class: "results", "aria-live": "polite" });
  const picker = el("input", { type: "file", multiple: true, class: "hidden", id: "picker", accept: ".txt,.md,.markdown,.pdf,.docx,.html,.htm" });
  const fields = overrideFields();
  const zone = el(
    "div",
    { class: "drop" },
    icon("upload"),
    el("p", {}, t("upload"), " ", picker, el("label", { class: "choose", for: "picker" }, t("choose"))),
    el("p", { class: "about" }, t("formats")),
  );
  const take = (files) => addAll([...files], fields, results, refresh);
  picker.addEventListener("change", () => {
    take(picker.files).finally(() => (picker.value = ""));
  });
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    take(event.dataTransfer.files);
  });
  return el("div", { class: "adding" }, zone, overrideBox(fields), results);
}

function overrideFields() {
  return Object.fromEntries(
    ["municipality", "committee", "period"].map((name) => [
      name,
      el("input", { type: "text", id: `set-${name}`, placeholder: name === "period" ? t("periodHint") : "" }),
    ]),
  );
}

function overrideBox(fields) {
  return el(
    "details",
    { class: "overrides" },
    el("summary", {}, t("overrides")),
    el("p", { class: "about" }, t("overridesHint")),
    Object.entries(fields).map(([name, input]) => el("label", { for: input.id }, el("span", {}, t(name)), input)),
  );
}

/** Sends files one after another, so that each result shows as soon as it is known. */
async function addAll(files, fields, results, refresh) {
  const overrides = Object.fromEntries(Object.entries(fields).map(([name, input]) => [name, input.value.trim()]));
  for (const file of files) {
    const row = el("li", { class: "busy" }, t("reading", file.name));
    results.prepend(row);
    try {
      const limit = await api.uploadLimit();
      if (file.size >= limit) throw new api.Problem(t("tooBig", file.name, Math.floor(limit / 1024 / 1024)));
      const reply = await api.upload(file, overrides);
      const result = reply.results[0];
      row.textContent = result.status === "unchanged" ? t("unchanged", file.name) : t("stored", file.name);
      row.className = "done";
    } catch (error) {
      row.textContent = api.sentenceOf(error);
      row.className = "problem";
    }
    await refresh().catch(() => null);
  }
}

/* What is said to screen readers, and shortly to everybody. */
import { byId, el } from "./dom.js";

let hiding;

/** Says a sentence in the live region; `shown` also shows it for a moment. */
export function announce(sentence, shown = false) {
  byId("status").textContent = sentence;
  if (!shown) return;
  clearTimeout(hiding);
  document.querySelector(".toast")?.remove();
  const toast = el("div", { class: "toast", "aria-hidden": "true" }, sentence);
  document.body.append(toast);
  hiding = setTimeout(() => toast.remove(), 2600);
}

/* The panel beside the conversation: a column at desk width, a sheet over everything on a phone. */
import { byId } from "./dom.js";

const narrow = matchMedia("(max-width: 63.99rem)");
let opener = null;

/** Shows the panel and remembers what had the focus. `fill` gets the emptied panel. */
export function openPanel(label, fill) {
  const panel = byId("panel");
  if (panel.hidden) opener = document.activeElement;
  panel.hidden = false;
  panel.setAttribute("aria-label", label);
  panel.replaceChildren();
  document.body.classList.add("split");
  adapt();
  fill(panel);
}

/** Hides the panel; the focus goes back to what opened it. */
export function closePanel() {
  const panel = byId("panel");
  if (panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  document.body.classList.remove("split");
  adapt();
  (opener?.isConnected ? opener : byId("question")).focus();
  opener = null;
}

/** On a phone the sheet is all there is: what lies beneath takes no focus. */
function adapt() {
  const panel = byId("panel");
  const covering = !panel.hidden && narrow.matches;
  for (const id of ["top", "talk"]) byId(id).inert = covering;
  panel.setAttribute("role", covering ? "dialog" : "complementary");
  panel.toggleAttribute("aria-modal", covering);
  if (covering) panel.setAttribute("aria-modal", "true");
}

narrow.addEventListener("change", adapt);

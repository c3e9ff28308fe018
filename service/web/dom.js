/* Small helpers for building the page. Text always becomes text nodes; nothing here takes HTML. */

/** An element with properties and children. `on...` keys are listeners, `class` and `aria-`/`data-` attributes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && !name.includes("-") && name !== "list") node[name] = value;
    else node.setAttribute(name === "class" ? "class" : name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  send: "M5 12h13M12 5l7 7-7 7",
  close: "M6 6l12 12M18 6L6 18",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1.5-1.5",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  target: "M12 3v4M12 17v4M3 12h4M17 12h4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  upload: "M12 16V4M6.5 9.500L12 4l5.5 5.5M4 16v4h16v-4",
  fresh: "M12 5v14M5 12h14",
};

/** A line drawing of 24 by 24, hidden from screen readers. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", "icon");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}

/** Scrolls a box so that something in it stands `share` of the way down; moves nothing else. */
export function scrollTo(box, node, share = 0) {
  const room = (box.clientHeight - node.getBoundingClientRect().height) * share;
  box.scrollTop += node.getBoundingClientRect().top - box.getBoundingClientRect().top - Math.max(room, 12);
}

export const byId = (id) => document.getElementById(id);

/** Puts text on the clipboard; false where the browser does not let us. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { value: text, class: "hidden" });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/* The HTTP contract, as the page uses it. */
import { language, t } from "./strings.js";

/** What the service refused, with its own sentence. */
export class Problem extends Error {}

/** What to tell of an error: the service's own sentence, or a general one for a fault of the page. */
export function sentenceOf(error) {
  if (error instanceof Problem) return error.message;
  console.error(error);
  return t("failed");
}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...options.headers, "Accept-Language": language() } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(t("offline"));
  }
  if (response.ok) return response.status === 204 ? null : response.json();
  let detail = null;
  try {
    detail = (await response.json()).detail;
  } catch {
    /* a reply that is no problem object: the general sentence below */
  }
  throw new Problem(detail ?? t("failed"));
}

const json = (body) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export const ask = (body, signal) => call("/api/ask", { ...json(body), signal });

export const documents = async () => (await call("/api/documents")).documents;

export const documentText = (id) => call(`/api/documents/${encodeURIComponent(id)}/text?format=json`);

/** What the audit of a report finds, weightiest first. */
export const audit = async (id) => (await call(`/api/documents/${encodeURIComponent(id)}/audit`)).findings;

export const figures = (query) => call(`/api/figures?${new URLSearchParams(query)}`);

/** The most bytes that an upload may have. */
export const uploadLimit = async () => (await call("/healthz")).limits.upload;

export const remove = (id) => call(`/api/documents/${encodeURIComponent(id)}`, { method: "DELETE" });

export function upload(file, overrides) {
  const form = new FormData();
  form.append("files", file);
  for (const [name, value] of Object.entries(overrides)) if (value) form.append(name, value);
  return call("/api/documents", { method: "POST", body: form });
}

// What stands in the page and in no file. The browser keeps it: for this window, and for the next one that opens the manifest.

import { useEffect, useRef, useState } from "preact/hooks";
import { parsed } from "./api.js";

const KEPT_AFTER_MILLIS = 300;
const UNKEPT = "$unkept";

const key = (id) => `cairn-draft-${id}`;

/** What was kept of a manifest, by this window or else by the last one; empty where nothing was. */
export function keptDraft(id) {
  try {
    return parsed(sessionStorage.getItem(key(id)) ?? localStorage.getItem(key(id)) ?? "{}");
  } catch {
    return {};
  }
}

/** Keeps a draft; for other windows only if it has something that is not saved. Returns whether the browser does. */
function keep(id, draft) {
  try {
    const text = JSON.stringify(draft);
    sessionStorage.setItem(key(id), text);
    if (draft.unsaved) localStorage.setItem(key(id), text);
    else localStorage.removeItem(key(id));
    return true;
  } catch {
    return false;
  }
}

/**
 * What is chosen in the page and comes back with its draft. Returns it, and a function that changes a part of it: the part, or what
 * makes it of the choices before.
 */
export function useChoices(draft, state) {
  const [chosen, setChosen] = useState({
    left: draft.left ?? "manifest", right: draft.right ?? "pages", state: draft.state ?? state, stream: draft.stream ?? "",
    limits: draft.limits ?? { slices: 5, pages: 5 }, caseName: draft.caseName ?? "", template: draft.template ?? "{{ record }}",
    follows: draft.follows ?? true,
  });
  return [chosen, (part) => setChosen((before) => ({ ...before, ...(typeof part === "function" ? part(before) : part) }))];
}

/** Keeps what `draft` gives, soon after one of `on` has changed. Returns what keeps it at once, and says whether the browser does. */
export function useKeeping(id, draft, on) {
  const latest = useRef(draft);
  latest.current = draft;
  const write = () => keep(id, latest.current());
  useEffect(() => {
    const timer = setTimeout(write, KEPT_AFTER_MILLIS);
    return () => clearTimeout(timer);
  }, on);
  useEffect(() => {
    addEventListener("pagehide", write);
    return () => removeEventListener("pagehide", write);
  }, []);
  return write;
}

/** A schema and all its alternatives, which may each say something about a value. */
export const alternatives = (schema) =>
  (schema ? [schema, ...["oneOf", "anyOf", "allOf"].flatMap((word) => (schema[word] ?? []).flatMap(alternatives))] : []);

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && !JSON.isRawJSON?.(value);

/**
 * A value of the form without what may be a secret: what the spec marks, and what it does not know. `left` gets the names of
 * what was left out. What stands for a secret of the file may stay.
 */
export function keepable(value, schemas, left, name = "") {
  if (value === undefined || value === null || value === ""
    || (isObject(value) && (Array.isArray(value.$secret) || value[UNKEPT]))) return value;
  if (!schemas.length || schemas.some((schema) => schema.airbyte_secret)) {
    left.push(schemas.find((schema) => schema.title)?.title ?? name);
    return { [UNKEPT]: true };
  }
  if (Array.isArray(value)) {
    const items = schemas.flatMap((schema) => alternatives(schema.items));
    const before = left.length;
    const kept = value.map((item) => keepable(item, items, left, name));
    return left.length > before ? { [UNKEPT]: true } : kept;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value)
    .map(([member, one]) => [member, keepable(one, schemas.flatMap((schema) => alternatives(schema.properties?.[member])), left, member)]));
}

/** The same with the file's values where something was left out. */
export function completed(value, file) {
  if (isObject(value)) {
    if (value[UNKEPT]) return file;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, completed(member, file?.[name])]));
  }
  return Array.isArray(value) ? value.map((item, index) => completed(item, file?.[index])) : value;
}

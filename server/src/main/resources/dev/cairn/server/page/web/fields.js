// The fields of a configuration's form. Secrets never come here: what stands for one is sent back as it came.

import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { parsed } from "./api.js";
import { html, text } from "./ui.js";

/** The alternative of a `oneOf` that fits a value: its constants are the value's, or else its members are. */
function fitting(alternatives, value) {
  const fits = (schema, test) => Object.entries(schema.properties ?? {}).every(test);
  const byConstants = alternatives.findIndex((schema) =>
    fits(schema, ([name, part]) => part.const === undefined || value?.[name] === part.const)
    && Object.values(schema.properties ?? {}).some((part) => part.const !== undefined));
  return byConstants >= 0 ? byConstants
    : alternatives.findIndex((schema) => Object.keys(value ?? {}).every((name) => name in (schema.properties ?? {})));
}

/** What an alternative says without being asked. */
function constants(schema) {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([, part]) => part.const !== undefined)
    .map(([name, part]) => [name, part.const]));
}

/** The members of an object; those that have one value only are not shown. One that need not be there goes with its last member. */
function Members({ id, schema, value, required, change }) {
  const become = (members) => change(required || Object.values(members).some((member) => member !== undefined)
    ? { ...constants(schema), ...members } : undefined);
  return Object.entries(schema.properties ?? {}).filter(([, part]) => part.const === undefined).sort(inOrder)
    .map(([name, part]) => html`<${Field} key=${name} name=${id + "-" + name} schema=${{ title: name, ...part }} value=${value?.[name]}
      required=${schema.required?.includes(name)} change=${(member) => become({ ...value, [name]: member })} />`);
}

/** An object of one of several kinds, such as credentials. What was typed for one kind comes back when it is chosen again. */
function OneOf({ id, title, schema, value, change }) {
  const kinds = useRef({});
  const chosen = value === undefined ? -1 : fitting(schema.oneOf, value);
  if (chosen >= 0) kinds.current[chosen] = value;
  const choose = (kind) => change(kind < 0 ? undefined : kinds.current[kind] ?? constants(schema.oneOf[kind]));
  return html`<fieldset><legend>${title}</legend>
    <select id=${id} aria-label=${title} value=${chosen} onChange=${(event) => choose(event.target.value)}>
      <option value="-1"></option>
        ${schema.oneOf.map((one, index) => html`<option value=${index}>${one.title ?? `kind ${index + 1}`}</option>`)}</select>
    ${chosen >= 0
      && html`<${Members} key=${chosen} id=${id} schema=${schema.oneOf[chosen]} value=${value} required=${true} change=${change} />`}
        </fieldset>`;
}

export const inOrder = ([, one], [, other]) => position(one) - position(other);

/** A number that is kept as it is written is no number of JavaScript. */
const position = ({ order }) => Number(order?.rawJSON ?? order ?? 0);

const isHidden = (value) => value !== null && typeof value === "object" && Array.isArray(value.$secret);

/** A secret. What is set stays until something else is typed, and when that is taken back. */
function Secret({ id, title, value, required, change, wrong }) {
  const kept = useRef(undefined);
  if (isHidden(value)) kept.current = value;
  const remove = () => { kept.current = undefined; change(undefined); };
  return html`${title}<input id=${id} ...${wrong} type="password" autocomplete="off"
    placeholder=${isHidden(value) ? "set; type to replace it" : "not set"}
      value=${typeof value === "string" ? value : ""} onInput=${(event) => change(event.target.value || kept.current)} />
    ${isHidden(value) && !required && html`<button type="button" onClick=${remove}>Remove this secret</button>`}`;
}

/** A number as it was typed, where JavaScript would round it. */
function number(typed) {
  return /^-?[1-9]\d*$/.test(typed) ? parsed(typed) : Number(typed);
}

/** What is wrong with fields, by their ids. */
export const Marks = createContext(new Map());

/** The id of the field that shows the value at a path, or the value that has it. */
export function fieldAt(spec, path) {
  let id = "";
  let schemas = [spec];
  for (const step of path) {
    schemas = schemas.flatMap((schema) => [schema, ...(schema.oneOf ?? [])]).map((schema) => schema.properties?.[step]).filter(Boolean);
    if (!schemas.length) break;
    id = `config-${id && `${id}-`}${step}`;
  }
  return id;
}

/** The values with the spec's defaults where nothing is set; an object that need not be there stays away. */
export function withDefaults(schema, values) {
  const filled = { ...values };
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    if (filled[name] === undefined && part.default !== undefined) filled[name] = part.default;
    else if (part.properties && !part.oneOf && (isPlain(filled[name]) || schema.required?.includes(name))) {
      filled[name] = withDefaults(part, filled[name]);
    }
  }
  return filled;
}

const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && !isHidden(value);

/** A value of the configuration, with what is wrong with it. */
export function Field({ name, schema, required, value, change }) {
  const id = `config-${name}`;
  const mark = useContext(Marks).get(id);
  return html`<${Input} id=${id} name=${name} schema=${schema} required=${required} value=${value} change=${change}
      wrong=${mark ? { "aria-invalid": "true", "aria-describedby": `${id}-mark` } : {}} />
    ${value === undefined && schema.default !== undefined
      && html`<div class="soft">Not set. The spec's default is ${text(schema.default)}.</div>`}
    ${mark && html`<div class="bad" id=${`${id}-mark`}>${mark}</div>`}`;
}

function Input({ id, name, schema, required, value, change, wrong }) {
  const secret = schema.airbyte_secret || isHidden(value);
  const title = html`<label for=${id}>${schema.title ?? name}${required ? " (required)" : ""}</label>
    ${schema.description && html`<div class="soft">${schema.description.replace(/<[^>]*>/g, "")}</div>`}`;
  if (secret) {
    return html`<${Secret} id=${id} title=${title} value=${value} required=${required} change=${change} wrong=${wrong} />`;
  }
  if (schema.type === "boolean") {
    return html`${title}<input id=${id} ...${wrong} type="checkbox" checked=${value === true}
      onChange=${(event) => change(event.target.checked)} />`;
  }
  if (schema.enum) {
    const chosen = schema.enum.findIndex((word) => text(word) === text(value));
    return html`${title}<select id=${id} ...${wrong} value=${chosen} onChange=${(event) => change(schema.enum[event.target.value])}>
      <option value="-1">${chosen < 0 ? text(value) : ""}</option>
        ${schema.enum.map((word, index) => html`<option value=${index}>${text(word)}</option>`)}</select>`;
  }
  if (schema.type === "integer" || schema.type === "number") {
    return html`${title}<input id=${id} ...${wrong} type="number" step=${schema.type === "integer" ? 1 : "any"}
      value=${text(value ?? undefined)}
      onInput=${(event) => change(event.target.value === "" ? undefined : number(event.target.value))} />`;
  }
  if (schema.type === "string") {
    return html`${title}<input id=${id} ...${wrong} type="text" value=${value ?? ""} placeholder=${text(schema.examples?.[0])}
      onInput=${(event) => change(event.target.value || undefined)} />`;
  }
  if (schema.oneOf && !isHidden(value)) {
    return html`<${OneOf} id=${id} title=${(schema.title ?? name) + (required ? " (required)" : "")} schema=${schema} value=${value}
      change=${change} />`;
  }
  if (schema.properties) {
    return html`<fieldset><legend>${schema.title ?? name}${required ? " (required)" : ""}</legend>
      <${Members} id=${id} schema=${schema} value=${value} required=${required} change=${change} /></fieldset>`;
  }
  return html`${title}<${Json} id=${id} value=${value} change=${change} marked=${wrong} />`;
}

/** Anything else, as JSON. */
function Json({ id, value, change, marked }) {
  const [written, setWritten] = useState(value === undefined ? "" : JSON.stringify(value, null, 2));
  const [wrong, setWrong] = useState("");
  const place = useRef(null);
  // What is no JSON can neither be saved nor read with; the browser says so at the field.
  useEffect(() => place.current.setCustomValidity(wrong), [wrong]);
  const typed = (event) => {
    setWritten(event.target.value);
    try {
      change(event.target.value.trim() ? parsed(event.target.value) : undefined);
      setWrong("");
    } catch (error) {
      setWrong(error.message);
    }
  };
  return html`<textarea id=${id} ref=${place} class="mono" rows="4" value=${written} onInput=${typed}
    ...${wrong ? { "aria-invalid": "true" } : marked}></textarea>${wrong && html`<div class="bad">${wrong}</div>`}`;
}

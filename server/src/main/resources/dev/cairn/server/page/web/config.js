// The configuration as a form. Secrets never come here: what stands for one is sent back as it came.

import { useState } from "preact/hooks";
import { ask } from "./api.js";
import { html } from "./ui.js";

/** The alternative of a `oneOf` that fits a value: its constants are the value's, or else its members are. */
function fitting(alternatives, value) {
  const fits = (schema, test) => Object.entries(schema.properties ?? {}).every(test);
  const byConstants = alternatives.findIndex((schema) => fits(schema, ([name, part]) => part.const === undefined || value?.[name] === part.const)
    && Object.values(schema.properties ?? {}).some((part) => part.const !== undefined));
  return byConstants >= 0 ? byConstants : alternatives.findIndex((schema) => Object.keys(value ?? {}).every((name) => name in (schema.properties ?? {})));
}

/** What an alternative says without being asked. */
function constants(schema) {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([, part]) => part.const !== undefined).map(([name, part]) => [name, part.const]));
}

/** The members of an object; those that have one value only are not shown. */
function Members({ id, schema, value, change }) {
  return Object.entries(schema.properties ?? {}).filter(([, part]) => part.const === undefined).sort(inOrder)
    .map(([name, part]) => html`<${Field} key=${name} name=${id + "-" + name} schema=${{ title: name, ...part }} value=${value?.[name]}
      required=${schema.required?.includes(name)} change=${(member) => change({ ...constants(schema), ...value, [name]: member })} />`);
}

/** An object of one of several kinds, such as credentials. */
function OneOf({ id, title, schema, value, change }) {
  const chosen = value === undefined ? -1 : fitting(schema.oneOf, value);
  return html`<fieldset><legend>${title}</legend>
    <select id=${id} aria-label=${title} value=${chosen} onChange=${(event) => change(event.target.value < 0 ? undefined : constants(schema.oneOf[event.target.value]))}>
      <option value="-1"></option>${schema.oneOf.map((one, index) => html`<option value=${index}>${one.title ?? `kind ${index + 1}`}</option>`)}</select>
    ${chosen >= 0 && html`<${Members} key=${chosen} id=${id} schema=${schema.oneOf[chosen]} value=${value} change=${change} />`}</fieldset>`;
}

const inOrder = ([, one], [, other]) => (one.order ?? 0) - (other.order ?? 0);

const isHidden = (value) => value !== null && typeof value === "object" && Array.isArray(value.$secret);

function Field({ name, schema, required, value, change }) {
  const id = `config-${name}`;
  const secret = schema.airbyte_secret || isHidden(value);
  const title = html`<label for=${id}>${schema.title ?? name}${required ? " (required)" : ""}</label>
    ${schema.description && html`<div class="soft">${schema.description.replace(/<[^>]*>/g, "")}</div>`}`;
  if (secret) {
    return html`${title}<input id=${id} type="password" autocomplete="off" placeholder=${isHidden(value) ? "set; type to replace it" : "not set"}
      value=${typeof value === "string" ? value : ""} onInput=${(event) => change(event.target.value)} />`;
  }
  if (schema.type === "boolean") {
    return html`${title}<input id=${id} type="checkbox" checked=${value === true} onChange=${(event) => change(event.target.checked)} />`;
  }
  if (schema.enum) {
    return html`${title}<select id=${id} value=${value ?? ""} onChange=${(event) => change(event.target.value)}>
      <option value=""></option>${schema.enum.map((word) => html`<option value=${word}>${word}</option>`)}</select>`;
  }
  if (schema.type === "integer" || schema.type === "number") {
    return html`${title}<input id=${id} type="number" value=${value ?? ""} onInput=${(event) => change(event.target.value === "" ? undefined : Number(event.target.value))} />`;
  }
  if (schema.type === "string") {
    return html`${title}<input id=${id} type="text" value=${value ?? ""} placeholder=${schema.examples?.[0] ?? ""} onInput=${(event) => change(event.target.value)} />`;
  }
  if (schema.oneOf && !isHidden(value)) {
    return html`<${OneOf} id=${id} title=${(schema.title ?? name) + (required ? " (required)" : "")} schema=${schema} value=${value} change=${change} />`;
  }
  if (schema.properties) {
    return html`<fieldset><legend>${schema.title ?? name}${required ? " (required)" : ""}</legend><${Members} id=${id} schema=${schema} value=${value} change=${change} /></fieldset>`;
  }
  return html`${title}<${Json} id=${id} value=${value} change=${change} />`;
}

/** Anything else, as JSON. */
function Json({ id, value, change }) {
  const [written, setWritten] = useState(value === undefined ? "" : JSON.stringify(value, null, 2));
  const [wrong, setWrong] = useState("");
  const typed = (event) => {
    setWritten(event.target.value);
    try {
      change(event.target.value.trim() ? JSON.parse(event.target.value) : undefined);
      setWrong("");
    } catch (error) {
      setWrong(error.message);
    }
  };
  return html`<textarea id=${id} class="mono" rows="4" value=${written} onInput=${typed} aria-invalid=${wrong !== ""}></textarea>${wrong && html`<div class="bad">${wrong}</div>`}`;
}

export function ConfigForm({ config, loaded, say }) {
  const [values, setValues] = useState(config.values);
  const properties = Object.entries(config.spec.properties ?? {}).sort(inOrder);
  const save = async (event) => {
    event.preventDefault();
    try {
      const answer = await ask("config", { values, known: config.hash });
      loaded(answer);
      say(`${config.name} is saved.`);
    } catch (error) {
      say(error.message);
    }
  };
  if (!properties.length) return html`<p class="soft">The manifest has no spec, or its spec names no properties.</p>`;
  return html`<form class="config" onSubmit=${save}>
    ${properties.map(([name, schema]) => html`<${Field} key=${name} name=${name} schema=${schema} value=${values[name]}
      required=${config.spec.required?.includes(name)} change=${(value) => setValues({ ...values, [name]: value })} />`)}
    <p><button type="submit">Save configuration</button></p>
  </form>`;
}

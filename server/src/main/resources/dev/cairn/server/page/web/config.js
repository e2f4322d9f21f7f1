// The configuration as a form. Secrets never come here: what stands for one is sent back as it came.

import { useState } from "preact/hooks";
import { ask } from "./api.js";
import { html } from "./ui.js";

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
  const properties = Object.entries(config.spec.properties ?? {}).sort(([, one], [, other]) => (one.order ?? 0) - (other.order ?? 0));
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

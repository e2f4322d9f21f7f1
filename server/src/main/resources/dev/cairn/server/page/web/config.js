// The configuration as a form. Secrets never come here: what stands for one is sent back as it came.

import { useEffect, useRef, useState } from "preact/hooks";
import { ask, parsed } from "./api.js";
import { html, text } from "./ui.js";

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

/** The members of an object; those that have one value only are not shown. One that need not be there goes with its last member. */
function Members({ id, schema, value, required, change }) {
  const become = (members) => change(required || Object.values(members).some((member) => member !== undefined) ? { ...constants(schema), ...members } : undefined);
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
      <option value="-1"></option>${schema.oneOf.map((one, index) => html`<option value=${index}>${one.title ?? `kind ${index + 1}`}</option>`)}</select>
    ${chosen >= 0 && html`<${Members} key=${chosen} id=${id} schema=${schema.oneOf[chosen]} value=${value} required=${true} change=${change} />`}</fieldset>`;
}

const inOrder = ([, one], [, other]) => (one.order ?? 0) - (other.order ?? 0);

const isHidden = (value) => value !== null && typeof value === "object" && Array.isArray(value.$secret);

/** A secret. What is set stays until something else is typed, and when that is taken back. */
function Secret({ id, title, value, required, change }) {
  const kept = useRef(undefined);
  if (isHidden(value)) kept.current = value;
  const remove = () => { kept.current = undefined; change(undefined); };
  return html`${title}<input id=${id} type="password" autocomplete="off" placeholder=${isHidden(value) ? "set; type to replace it" : "not set"}
      value=${typeof value === "string" ? value : ""} onInput=${(event) => change(event.target.value || kept.current)} />
    ${isHidden(value) && !required && html`<button type="button" onClick=${remove}>Remove this secret</button>`}`;
}

/** A number as it was typed, where JavaScript would round it. */
function number(typed) {
  return /^-?[1-9]\d*$/.test(typed) ? parsed(typed) : Number(typed);
}

function Field({ name, schema, required, value, change }) {
  const id = `config-${name}`;
  const secret = schema.airbyte_secret || isHidden(value);
  const title = html`<label for=${id}>${schema.title ?? name}${required ? " (required)" : ""}</label>
    ${schema.description && html`<div class="soft">${schema.description.replace(/<[^>]*>/g, "")}</div>`}`;
  if (secret) {
    return html`<${Secret} id=${id} title=${title} value=${value} required=${required} change=${change} />`;
  }
  if (schema.type === "boolean") {
    return html`${title}<input id=${id} type="checkbox" checked=${value === true} onChange=${(event) => change(event.target.checked)} />`;
  }
  if (schema.enum) {
    const chosen = schema.enum.findIndex((word) => text(word) === text(value));
    return html`${title}<select id=${id} value=${chosen} onChange=${(event) => change(schema.enum[event.target.value])}>
      <option value="-1">${chosen < 0 ? text(value) : ""}</option>${schema.enum.map((word, index) => html`<option value=${index}>${text(word)}</option>`)}</select>`;
  }
  if (schema.type === "integer" || schema.type === "number") {
    return html`${title}<input id=${id} type="number" step=${schema.type === "integer" ? 1 : "any"} value=${text(value ?? undefined)} onInput=${(event) => change(event.target.value === "" ? undefined : number(event.target.value))} />`;
  }
  if (schema.type === "string") {
    return html`${title}<input id=${id} type="text" value=${value ?? ""} placeholder=${text(schema.examples?.[0])} onInput=${(event) => change(event.target.value || undefined)} />`;
  }
  if (schema.oneOf && !isHidden(value)) {
    return html`<${OneOf} id=${id} title=${(schema.title ?? name) + (required ? " (required)" : "")} schema=${schema} value=${value} change=${change} />`;
  }
  if (schema.properties) {
    return html`<fieldset><legend>${schema.title ?? name}${required ? " (required)" : ""}</legend><${Members} id=${id} schema=${schema} value=${value} required=${required} change=${change} /></fieldset>`;
  }
  return html`${title}<${Json} id=${id} value=${value} change=${change} />`;
}

/** Anything else, as JSON. */
function Json({ id, value, change }) {
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
  return html`<textarea id=${id} ref=${place} class="mono" rows="4" value=${written} onInput=${typed} aria-invalid=${wrong !== ""}></textarea>${wrong && html`<div class="bad">${wrong}</div>`}`;
}

/**
 * What stands in the form, saved or not, until it is saved. `say` tells people, `open` shows the form, `saved` hears that the
 * file was written.
 */
export function useConfiguration({ say, open, saved }) {
  const [config, setConfig] = useState(null);
  const [typed, setTyped] = useState(null); // null where all is as in the file
  const [theirs, setTheirs] = useState(null);
  const [loads, setLoads] = useState(0);
  const last = useRef({});
  const unsaved = typed !== null && JSON.stringify(typed) !== JSON.stringify(config.values);
  last.current = { config, unsaved };

  /** The form as the manifest and the file on disk say; what was typed stays. */
  function found(form) {
    const { config: before, unsaved: mine } = last.current;
    const changed = before !== null && form.hash !== before.hash;
    if (changed && mine) {
      setTheirs(form);
      setConfig({ ...before, spec: form.spec });
      return;
    }
    setConfig(form);
    if (!mine) setTyped(null);
    if (changed) setLoads((before) => before + 1);
  }

  async function save() {
    if (!sound()) return;
    try {
      const answer = await ask("config", { values: typed ?? config.values, known: config.hash });
      if (answer.conflict) {
        setTheirs(answer.conflict);
        return;
      }
      setConfig(answer);
      setTyped((later) => (later === typed ? null : later)); // what was typed meanwhile stays
      say(`${config.name} is saved.`);
      saved();
    } catch (error) {
      say(error.message);
    }
  }

  function keep(mine) {
    setConfig(theirs);
    setTheirs(null);
    if (!mine) {
      setTyped(null);
      setLoads((before) => before + 1);
    }
    say(mine ? "Yours is kept; save it to replace the other one." : "The file on disk is loaded.");
  }

  /** Whether all fields hold what they can; the browser shows the one that does not. */
  function sound() {
    const form = document.querySelector("form.config");
    if (!form || form.checkValidity()) return true;
    open();
    setTimeout(() => form.reportValidity());
    say("A field of the configuration cannot be used as it is.");
    return false;
  }

  return { config, typed: typed ?? undefined, values: typed ?? config?.values, unsaved, theirs, loads, found, save, keep, sound, change: setTyped };
}

/** The form of a configuration. */
export function ConfigForm({ form: { config, values, unsaved, theirs, change, save, keep } }) {
  const properties = Object.entries(config.spec.properties ?? {}).sort(inOrder);
  const submit = (event) => { event.preventDefault(); save(); };
  return html`${theirs && html`<div class="notice" role="alert"><p>${config.name} has been changed on disk since the page has read it.</p>
      <p><button onClick=${() => keep(true)}>Keep mine</button> <button onClick=${() => keep(false)}>Load the file</button></p></div>`}
    ${!properties.length && html`<p class="soft">The manifest has no spec, or its spec names no properties.</p>`}
    <form class="config" hidden=${!properties.length} onSubmit=${submit}>
      ${properties.map(([name, schema]) => html`<${Field} key=${name} name=${name} schema=${schema} value=${values[name]}
        required=${config.spec.required?.includes(name)} change=${(value) => change({ ...values, [name]: value })} />`)}
      <p><button type="submit">Save configuration</button> ${unsaved && html`<span class="soft">Not saved. Reads take what stands here.</span>`}</p>
    </form>`;
}

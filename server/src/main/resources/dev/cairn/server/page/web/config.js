// The configuration as a form: what stands in it, and where that is saved.

import { useEffect, useRef, useState } from "preact/hooks";
import { ask, askAbout } from "./api.js";
import { alternatives, completed, keepable } from "./drafts.js";
import { Field, fieldAt, inOrder, Marks, withDefaults } from "./fields.js";
import { count, html } from "./ui.js";

const MARKED_AFTER_MILLIS = 250;

/** What a configuration may be called. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,60}$/u;

/**
 * What stands in the form, saved or not, until it is saved. `say` tells people, `open` shows the form, `saved` hears that the
 * file was written; `draft` is what a browser has kept of forms, by their names, and `name` that of the chosen one, empty for the
 * file beside the manifest.
 */
export function useConfiguration({ say, open, saved, draft, name: first }) {
  const [name, setName] = useState(first);
  const [config, setConfig] = useState(null);
  const [typed, setTyped] = useState(null); // null where all is as in the file
  const [theirs, setTheirs] = useState(null);
  const [names, setNames] = useState([]);
  const [loads, setLoads] = useState(0);
  const [marks, setMarks] = useState([]);
  const last = useRef({});
  const drafts = useRef({ ...draft }); // of forms that are not shown, or not yet
  const spec = useRef(null); // the last one that is known
  const unsaved = typed !== null && JSON.stringify(typed) !== JSON.stringify(config.values);
  last.current = { config, unsaved, name };
  if (config) spec.current = config.spec;

  useEffect(() => {
    if (!config) return undefined;
    const timer = setTimeout(() => {
      ask("form_marks", { config: typed ?? undefined }).then((answer) => setMarks(answer.marks), () => setMarks([]));
    }, MARKED_AFTER_MILLIS);
    return () => clearTimeout(timer);
  }, [typed, config]);

  /** What was kept of a form comes back; secrets, which the browser does not keep, are those of the file. */
  function restore(form) {
    const draft = drafts.current[name];
    delete drafts.current[name];
    setConfig({ ...form, hash: draft.base });
    setTyped(completed(draft.values, form.values));
    if (draft.base !== form.hash) setTheirs(form);
    if (draft.left.length) say(`The browser keeps no secrets: type again what was not saved of ${draft.left.join(", ")}.`);
  }

  /** The form as the manifest and the file on disk say; what was typed stays. */
  function found(form) {
    const { config: before, unsaved: mine, name: chosen } = last.current;
    if (chosen !== name) return; // another one was chosen since it was asked for
    setNames(form.names);
    if (before === null && drafts.current[name]) {
      restore(form);
      return;
    }
    const changed = before !== null && form.hash !== before.hash;
    if (changed && mine) {
      setTheirs(form);
      setConfig({ ...before, spec: form.spec });
      return;
    }
    setConfig(form);
    // A configuration that is only begun begins with the defaults.
    const begun = withDefaults(form.spec, {});
    if (!mine) setTyped(!Object.keys(form.values).length && Object.keys(begun).length ? begun : null);
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

  /** Back to what is in the file. */
  function revert() {
    setTyped(null);
    setLoads((before) => before + 1);
  }

  /** Goes on with another configuration; what was typed into this one waits. */
  function choose(other) {
    if (unsaved) drafts.current[name] = { values: typed, base: config.hash, left: [] };
    askAbout(other);
    setName(other);
    setConfig(null);
    setTyped(null);
    setTheirs(null);
    setMarks([]);
  }

  /** What a browser may keep of all forms that are not saved, and the names of the secrets that it may not. */
  function kept() {
    return Object.fromEntries(Object.entries(waiting()).map(([of, one]) => {
      const left = [...one.left];
      return [of, { ...one, values: withoutSecrets(one.values, left), left }];
    }));
  }

  /** The names of the secrets that were typed and are in no file. */
  function typedSecrets() {
    const left = [];
    Object.values(waiting()).forEach((one) => withoutSecrets(one.values, left));
    return left;
  }

  function waiting() {
    return unsaved ? { ...drafts.current, [name]: { values: typed, base: config.hash, left: [] } } : drafts.current;
  }

  /** What came from the browser before a spec is known has no secrets. */
  function withoutSecrets(of, left) {
    return spec.current ? keepable(of, alternatives(spec.current), left) : of;
  }

  const values = typed ?? config?.values;
  return {
    name, names, choose, config, typed: typed ?? undefined, values, unsaved, theirs, loads, marks, found, save, keep, sound, revert,
    kept, typedSecrets, change: setTyped,
  };
}

/** Which configuration the form and all reads are of. */
function ConfigChoice({ name, names, choose }) {
  const [begun, setBegun] = useState("");
  return html`<p>
    <label for="config-choice">Of</label> <select id="config-choice" value=${name} onChange=${(event) => choose(event.target.value)}>
      <option value="">the file beside the manifest</option>
        ${[...new Set([...names, name])].filter(Boolean).map((one) => html`<option key=${one} value=${one}>${one}</option>`)}</select>
    <label for="config-begun">Another one</label> <input id="config-begun" type="text" placeholder="name" value=${begun}
      onInput=${(event) => setBegun(event.target.value)} />
    <button disabled=${!NAME.test(begun.trim())} onClick=${() => choose(begun.trim())}>Begin it</button></p>`;
}

/** How many fields are marked, for a tab; null where none is. */
export function formBadge({ marks }) {
  return marks.length ? { number: marks.length, kind: "bad", words: count(marks.length, "field") + " to look at" } : null;
}

/** A configuration, and which one it is. */
export function ConfigForm({ form }) {
  return html`<${ConfigChoice} name=${form.name} names=${form.names} choose=${form.choose} />
    ${form.config && html`<${Fields} form=${form} />`}`;
}

function Fields({ form: { config, values, unsaved, theirs, marks, change, save, keep, revert, typedSecrets } }) {
  const filled = withDefaults(config.spec, values);
  const left = typedSecrets();
  const kept = left.length > 0 && `, but not the secrets: ${left.join(", ")}`;
  const byField = new Map(marks.map((mark) => [fieldAt(config.spec, mark.path), mark.message]));
  const properties = Object.entries(config.spec.properties ?? {}).sort(inOrder);
  const submit = (event) => { event.preventDefault(); save(); };
  return html`${theirs && html`<div class="notice" role="alert"><p>${config.name} has been changed on disk since the page has read it.</p>
      <p><button onClick=${() => keep(true)}>Keep mine</button> <button onClick=${() => keep(false)}>Load the file</button></p></div>`}
    ${byField.has("") && html`<p class="bad">${byField.get("")}</p>`}
    ${!properties.length && html`<p class="soft">The manifest has no spec, or its spec names no properties.</p>`}
    <form class="config" hidden=${!properties.length} onSubmit=${submit}>
      <${Marks.Provider} value=${byField}>
        ${properties.map(([name, schema]) => html`<${Field} key=${name} name=${name} schema=${schema} value=${values[name]}
        required=${config.spec.required?.includes(name)} change=${(value) => change({ ...values, [name]: value })} />`)}<//>
      <p><button type="submit">Save configuration</button>
        ${unsaved && html` <button type="button" onClick=${revert}>Back to the file</button>${" "}
          <span class="soft">Not saved. Reads take what stands here. The browser keeps it${kept}.</span>`}
        ${JSON.stringify(filled) !== JSON.stringify(values)
          && html` <button type="button" onClick=${() => change(filled)}>Fill in the defaults</button>`}</p>
    </form>`;
}

// The page's first view, where the manifest is not there yet or empty: what it is begun from, and what is proposed.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { ask, begin as proposed } from "./api.js";
import { reader } from "./editor.js";
import { count, Drawn, html } from "./ui.js";

const KINDS = [
  { id: "url", title: "An address", label: "Address that gives records", hint: "https://api.example.com/v1/tickets?limit=50" },
  { id: "curl", title: "A command of curl", label: "Command of curl, as API documentation prints it",
    hint: "curl https://api.example.com/v1/tickets -H 'Authorization: Bearer …'" },
  { id: "openapi", title: "A document of OpenAPI", label: "Its address, its name in this folder, or the document itself",
    hint: "https://api.example.com/openapi.json" },
  { id: "connector", title: "A published connector", label: "Its name, perhaps with a version", hint: "stripe, or stripe==5.5.0" },
  { id: "nothing", title: "Nothing", label: "", hint: "" },
];

const ACTIONS = { url: "Try it", curl: "Try it", openapi: "Find its streams", connector: "Get it", nothing: "Write a skeleton" };
const NOTHING_FOUND = { notes: [], proposals: [], streams: [], leftOut: [], connector: null, running: false, failed: "", done: null };

/** What was found so far, by one more thing that the server tells. */
function found(before, event) {
  switch (event.kind) {
    case "note":
      return { ...before, notes: [...before.notes, event.text] };
    case "proposal":
      return { ...before, proposals: [...before.proposals, event] };
    case "streams":
      return { ...before, streams: event.streams, leftOut: event.left_out };
    case "connector":
      return { ...before, connector: event };
    case "failed":
      return { ...before, failed: event.message };
    default:
      return { ...before, done: event };
  }
}

/** What a text is by how it begins; null where that does not say it. */
function kindOf(text) {
  if (/^\s*\$?\s*curl\s/.test(text)) return "curl";
  return /^\s*(\{\s*"openapi"|openapi\s*:|https?:\/\/\S+(openapi|swagger)\S*\.(json|ya?ml)\s*$)/.test(text) ? "openapi" : null;
}

/** Without the values that were cleared. */
function known(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

function Diff({ text }) {
  const kinds = { "+": "added", "-": "removed", "@": "soft" };
  return html`<pre tabindex="0">
    ${text.split("\n").map((line, index) => html`<span key=${index} class=${kinds[line[0]] ?? ""}>${line + "\n"}</span>`)}</pre>`;
}

const CERTAINTY = { sure: "good", likely: "", doubtful: "warn" };

function Proposal({ proposal, chosen, choose, diff, ready }) {
  const changes = diff ?? proposal.diff;
  const doubtful = proposal.certainty === "doubtful";
  return html`<li>
    <p><label>
      <input type="checkbox" checked=${chosen && changes !== ""} disabled=${changes === "" || !ready}
        onChange=${() => choose(proposal.subject)} /> <strong>${proposal.subject}</strong></label>${" "}
      <span class=${CERTAINTY[proposal.certainty]}>${doubtful ? "doubtful: look at it" : proposal.certainty}</span></p>
    <p>${proposal.summary}</p><p class="soft">${proposal.reason}</p>
    ${proposal.trials.length > 0
      && html`<details>
        <summary>${count(proposal.trials.length, "trial")}<span class="visually-hidden"> for ${proposal.subject}</span></summary>
        <ul>${proposal.trials.map((trial, index) => html`<li key=${index}><code>${trial.what}</code>: ${trial.outcome}</li>`)}</ul>
        </details>`}
    ${changes
      && html`<details><summary>What it changes<span class="visually-hidden"> for ${proposal.subject}</span></summary>
        <${Diff} text=${changes} /></details>`}
  </li>`;
}

function Streams({ streams, leftOut, chosen, choose, chooseAll }) {
  const [filter, setFilter] = useState("");
  const shown = streams.filter((stream) => (stream.name + " " + stream.url).toLowerCase().includes(filter.toLowerCase()));
  const names = shown.map((stream) => stream.name);
  return html`<p>
    ${chosen.size} of ${count(streams.length, "stream")} chosen; parents of chosen ones come along. Nothing of it was tried.</p>
    <p><label>Filter <input type="text" value=${filter} onInput=${(event) => setFilter(event.target.value)} /></label>
      <button type="button" onClick=${() => chooseAll(names, true)}>Choose all shown</button>${" "}
      <button type="button" onClick=${() => chooseAll(names, false)}>Choose none of them</button></p>
    <ul class="choices scroll" tabindex="0" aria-label="Streams">
      ${shown.map((stream) =>
        html`<li key=${stream.name}>
          <label><input type="checkbox" checked=${chosen.has(stream.name)} onChange=${() => choose(stream.name)} /> ${stream.name}</label>
          ${" "}<code>${stream.url}</code>
          ${stream.parents.length > 0 && html` <span class="soft">for each of ${stream.parents.join(", ")}</span>`}</li>`)}</ul>
    ${leftOut.length > 0
      && html`<details><summary>${count(leftOut.length, "GET")} left out</summary>
        <ul>${leftOut.map((left) => html`<li key=${left.operation}><code>${left.operation}</code>: ${left.reason}</li>`)}</ul></details>`}`;
}

/** What a published connector is, where it is from and on which terms. */
function Published({ connector }) {
  return html`<p><strong>${connector.name} ${connector.version}</strong></p>
    <dl><dt>Licence</dt><dd>${connector.licence}</dd><dt>Package index</dt><dd>${connector.index}</dd>
      <dt>File</dt><dd>${connector.file}</dd><dt>Its SHA-256</dt><dd><code>${connector.sha256}</code></dd>
      ${connector.others.length > 0 && html`<dt>Beside the manifest</dt><dd>${connector.others.join(", ")}</dd>`}</dl>
    <p class="soft">Nothing of the package was run.</p>
    ${connector.python && html`<p class="warn">It has components in Python, which run only where AIRBYTE_ENABLE_UNSAFE_CODE is true.</p>`}`;
}

/** Values that requests need and that are not known yet. */
function Missing({ properties, values, set }) {
  return html`<fieldset><legend>Values that are not known yet</legend>
    ${properties.map((property) => html`<p key=${property.name}><label for=${`value-${property.name}`}>${property.name}</label>
      <input id=${`value-${property.name}`} type=${property.secret ? "password" : "text"} autocomplete="off"
        value=${values[property.name] ?? ""} onInput=${(event) => set(property.name, event.target.value)} />
      ${property.description && html` <span class="soft">${property.description}</span>`}</p>`)}
  </fieldset>`;
}

/** What was taken for a secret, each with a mark that says so; without it, it stays in the manifest. */
function Secrets({ secrets, none, toggle }) {
  return html`<fieldset class="secrets"><legend>Taken for secrets</legend>
    <p class="soft">Their values go into the configuration, and not into the manifest. Clear the mark of what is no secret.</p>
    <ul class="choices">
      ${secrets.map((secret) =>
        html`<li key=${secret.name}>
          <label><input type="checkbox" checked=${!none.has(secret.name)} onChange=${() => toggle(secret)} /> ${secret.origin}</label>${" "}
      <span class="soft">as <code>${secret.name}</code></span></li>`)}</ul></fieldset>`;
}

/** What is written besides the manifest. */
function written(connector) {
  if (!connector) return " and the configuration";
  return connector.others.length > 0 && ` and ${count(connector.others.length, "file")} beside it`;
}

/** `begun` hears of the workspace when there is a manifest to go on with. */
export function Beginning({ workspace, begun }) {
  const [kind, setKind] = useState("url");
  const [text, setText] = useState("");
  const [stream, setStream] = useState("");
  const [values, setValues] = useState({});
  const [none, setNone] = useState(new Map());
  const [results, setResults] = useState(NOTHING_FOUND);
  const [chosen, setChosen] = useState(new Set());
  const [shown, setShown] = useState({ text: "", diffs: {} });
  const [said, setSaid] = useState("");
  const cancel = useRef(null);
  const source = useRef(null);
  const write = useRef(null);
  const goOn = useRef(true);
  const what = KINDS.find((one) => one.id === kind);
  const done = results.done;
  const unknown = done ? done.missing.filter((one) => !values[one.name]).map((one) => one.name) : [];

  // An arrow key that chooses a kind does not leave the kinds.
  useLayoutEffect(() => { if (goOn.current) source.current?.focus(); goOn.current = false; }, [kind]);
  useEffect(() => { if (done) (document.querySelector(".missing input") ?? write.current)?.focus(); }, [done]);

  function typed(value) {
    setText(value);
    setNone(new Map());
    const other = kindOf(value);
    goOn.current = true;
    if (other && other !== kind) setKind(other);
  }

  /** A field of one line would join the lines of a command or a document. */
  function pasted(event) {
    const value = event.clipboardData.getData("text");
    if (!kindOf(value)) return;
    event.preventDefault();
    typed(value);
  }

  function toggle(secret) {
    const next = new Map(none);
    if (!next.delete(secret.name)) next.set(secret.name, secret);
    setNone(next);
    begin(null, next);
  }

  async function begin(event, plain = none) {
    event?.preventDefault();
    if (kind === "nothing") {
      await writeFiles(0, stream ? [stream] : []);
      return;
    }
    if (results.running) return;
    cancel.current = new AbortController();
    setResults({ ...NOTHING_FOUND, running: true });
    setShown({ text: "", diffs: {} });
    setSaid("");
    const picked = new Set();
    try {
      await proposed({ kind, text, stream, not_secret: [...plain.keys()], values: known(values) }, cancel.current.signal, (event) => {
        if (event.kind === "proposal" && event.chosen) picked.add(event.subject);
        if (event.kind === "streams") event.streams.forEach((one) => picked.add(one.name));
        if (event.kind === "done") setShown({ text: event.text, diffs: {} });
        setChosen(new Set(picked));
        setResults((before) => found(before, event));
      });
    } catch (error) {
      if (error.name === "AbortError") setSaid("It was cancelled.");
      else setResults((before) => ({ ...before, failed: error.message }));
    }
    setResults((before) => ({ ...before, running: false }));
  }

  async function choice(next) {
    setChosen(next);
    try {
      const answer = await ask("begin_choice", { id: done.id, chosen: [...next] });
      setShown({ text: answer.text, diffs: Object.fromEntries(answer.diffs.map((one) => [one.subject, one.diff])) });
      setSaid("");
    } catch (error) {
      setSaid(error.message);
    }
  }

  function choose(name) {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    choice(next);
  }

  function chooseAll(names, on) {
    const next = new Set(chosen);
    names.forEach((name) => (on ? next.add(name) : next.delete(name)));
    choice(next);
  }

  async function writeFiles(id, names) {
    try {
      const answer = await ask("begin_write", { id, chosen: names, known: workspace.manifest.hash, values: known(values) });
      if (answer.conflict) setSaid(`${workspace.manifest.name} has been written by someone else meanwhile: reload the page.`);
      else begun(answer);
    } catch (error) {
      setSaid(error.message);
    }
  }

  const field = { id: "source", class: "mono", ref: source, value: text, placeholder: what.hint, spellcheck: false, autocomplete: "off",
    onInput: (event) => typed(event.target.value) };
  const draw = (into) => {
    const view = reader(into, shown.text, "Manifest as it would be");
    return () => view.destroy();
  };
  const ready = kind === "nothing" || text.trim() !== "";
  const submitted = (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ready) begin(event); };
  return html`<header><h1>Cairn</h1><span class="file">${workspace.manifest.name}</span>
      <span role="status">${results.running ? (kind === "connector" ? "It is being fetched." : "It is being tried.") : said}</span></header>
    <main class="beginning">
      <section aria-label="Beginning" class="panel" tabindex="0">
        <h2>Begin a connector</h2>
        <p>There is no manifest yet. What do you have?</p>
        <form onSubmit=${begin} onKeyDown=${submitted}>
          <fieldset class="chips"><legend class="visually-hidden">What it is begun from</legend>
            ${KINDS.map((one) =>
              html`<label key=${one.id}>
                <input type="radio" name="kind" value=${one.id} checked=${kind === one.id}
                  onChange=${() => setKind(one.id)} /> ${one.title}</label>`)}</fieldset>
          ${kind !== "nothing" && html`<label for="source">${what.label}</label>
            ${kind === "url" || kind === "connector" ? html`<input type="text" onPaste=${pasted} ...${field} />`
              : html`<textarea rows="5" ...${field}></textarea>`}`}
          ${kind !== "openapi" && kind !== "connector"
            && html`<label for="stream-name">Name of the stream (optional)</label>
              <input id="stream-name" type="text" value=${stream} onInput=${(event) => setStream(event.target.value)} />`}
          ${done?.missing.length > 0
            && html`<div class="missing">
              <${Missing} properties=${done.missing} values=${values}
                set=${(name, value) => setValues({ ...values, [name]: value })} /></div>`}
          <p>${results.running ? html`<button type="button" onClick=${() => cancel.current.abort()}>Cancel</button>`
            : html`<button type="submit" class=${done ? "" : "main"} disabled=${!ready} title="Ctrl+Enter">${ACTIONS[kind]}</button>`}
            ${" "}<button type="button" onClick=${() => begun(workspace)}>Begin with an empty editor</button></p>
        </form>
        ${results.failed && html`<p class="bad" role="alert">${results.failed}</p>`}
        ${results.notes.map((note, index) => html`<p key=${index} class="warn">${note}</p>`)}
        ${results.proposals.length > 0
          && html`<h2>What is proposed</h2>
            <ol class="choices">${results.proposals.map((proposal) => html`<${Proposal} key=${proposal.subject} proposal=${proposal}
          chosen=${chosen.has(proposal.subject)} choose=${choose} diff=${shown.diffs[proposal.subject]} ready=${done !== null} />`)}</ol>`}
        ${results.streams.length > 0
          && html`<h2>What it has</h2>
            <${Streams} streams=${results.streams} leftOut=${results.leftOut} chosen=${chosen} choose=${choose} chooseAll=${chooseAll} />`}
        ${results.connector && html`<h2>What it is</h2><${Published} connector=${results.connector} />`}
        ${["url", "curl", "openapi"].includes(kind) && done && done.secrets.length + none.size > 0
          && html`<${Secrets} secrets=${[...done.secrets, ...none.values()]} none=${none} toggle=${toggle} />`}
        ${done && html`<p><button ref=${write} class="main" onClick=${() => writeFiles(done.id, [...chosen])}>
          Write ${workspace.manifest.name}${written(results.connector)}</button></p>`}
        ${done && !results.connector && html`<p class="soft">Secrets go into the configuration alone.${" "}
          ${unknown.length > 0 && `It has no value yet for ${unknown.join(", ")}.`}</p>`}
      </section>
      <section aria-label="Manifest as it would be" class="side">
        ${shown.text ? html`<${Drawn} className="editor" draw=${draw} on=${[shown.text]} />`
          : html`<p class="panel soft">The manifest comes here, before it is written.</p>`}
      </section>
    </main>`;
}

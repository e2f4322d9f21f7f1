// The panes of a test read.

import { useEffect, useState } from "preact/hooks";
import { ask } from "./api.js";
import { Exchange, transferred } from "./exchange.js";
import { Failures } from "./failures.js";
import { count, Drawn, html, Line, pretty, text } from "./ui.js";
import { drawTimelines } from "./timeline.js";

const MOST_ROWS = 200;

/** A slice in few words, without the parents that it does not have. */
function sliceName(descriptor, index) {
  const parts = typeof descriptor === "object" ? Object.entries(descriptor).filter(([, value]) => text(value) !== "{}") : [];
  return `Slice ${index + 1}${parts.length ? ": " : ""}${parts.map(([name, value]) => `${name} ${text(value)}`).join(", ")}`;
}

function Chips({ label, items, chosen, choose, name }) {
  return html`<div class="chips" role="group" aria-label=${label}>
    ${items.map((item, index) =>
      html`<button key=${index} aria-pressed=${index === chosen} onClick=${() => choose(index)}>${name(item, index)}</button>`)}
  </div>`;
}

function RecordTable({ records, chosen, choose }) {
  if (!records.length) return html`<p class="soft">No records.</p>`;
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Records"><table>
    <thead><tr><th scope="col">#</th>${columns.map((column) => html`<th scope="col" key=${column}>${column}</th>`)}</tr></thead>
    <tbody>${records.slice(0, MOST_ROWS).map((record, index) => html`<tr key=${index} class=${index === chosen ? "chosen" : ""}>
      <td><button class="row" aria-pressed=${index === chosen} onClick=${() => choose(index)}>${index + 1}</button></td>
      ${columns.map((column) => html`<td key=${column}>${text(record[column])}</td>`)}</tr>`)}</tbody>
  </table></div>
  ${records.length > MOST_ROWS && html`<p class="soft">${records.length - MOST_ROWS} more records are not shown.</p>`}`;
}

/** What a step changed, member by member. */
export function Change({ before, after }) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (!changed.length) return html`<p class="soft">It changed nothing.</p>`;
  return html`<table><tbody>${changed.map((name) => html`<tr key=${name}><th scope="row">${name}</th>
    <td class="removed">${name in before ? text(before[name]) : ""}</td>
      <td class="added">${name in after ? text(after[name]) : ""}</td></tr>`)}</tbody></table>`;
}

function Steps({ page, record, goTo }) {
  const found = page.steps.extractions;
  const one = page.steps.records[record];
  let before = one?.original ?? {};
  return html`${found.map((extraction) =>
    html`<p>The extractor <${Line} number=${extraction.line} goTo=${goTo} /> found ${extraction.records} records.
      ${extraction.missing && html`<span class="warn"> ${extraction.missing}</span>`}</p>`)}
    ${one && html`<h3>Record ${record + 1} of ${page.steps.records.length} as it was found</h3><pre>${pretty(one.original)}</pre>
    ${one.steps.map((step) => {
      if ("kept" in step) {
        return html`<div class="step">
          The filter <${Line} number=${step.line} goTo=${goTo} />${" "}
          ${step.kept ? html`<span class="good">kept</span>` : html`<span class="bad">dropped</span>`} it.</div>`;
      }
      const from = before;
      before = step.after;
      return html`<div class="step">${step.type} <${Line} number=${step.line} goTo=${goTo} />
        <${Change} before=${from} after=${step.after} /></div>`;
    })}
    ${!one.steps.length && html`<p class="soft">No filter and no transformation.</p>`}`}`;
}

function Templates({ page, goTo }) {
  const seen = page.templates ?? [];
  if (!seen.length) return html`<p class="soft">No template was evaluated for this page.</p>`;
  return html`<table>
    <thead><tr><th scope="col">Place</th><th scope="col">Template</th><th scope="col">Value</th>
      <th scope="col">What it read</th></tr></thead>
    <tbody>${seen.map((one, index) =>
      html`<tr key=${index}><td><${Line} number=${one.line} goTo=${goTo} /></td><td class="mono">${one.text}</td>
      <td class=${one.error ? "mono bad" : "mono"}>${one.error ?? text(one.value)}</td>
      <td class="mono">${Object.entries(one.read).map(([name, value]) => html`<div>${name} = ${text(value)}</div>`)}</td></tr>`)}
        </tbody></table>`;
}

const VIEWS = ["Records", "Request", "Response", "Steps", "Templates"];

/** A page in few words: its records, its status, red where it is bad, how long it took and how large it was. */
function PageName({ page, index, failed }) {
  const status = page.response?.status;
  return html`Page ${index + 1} (${page.records.length}
    ${status && html`<span class=${status >= 400 ? "bad" : ""}>, status ${status}</span>`}
    ${failed && html`<span class="bad">, failed</span>`}) <span class="soft">${transferred([page])}</span>`;
}

/** A state as one line, which opens. */
function StateLine({ state, failed }) {
  return html`<details class="state">
    <summary class=${failed ? "mono soft" : "mono good"}>STATE ${JSON.stringify(state)}
      ${failed ? " (the slice failed: the next sync goes on from here)" : ""}</summary><pre tabindex="0">${pretty(state)}</pre></details>`;
}

function noPage(read) {
  if (read.running) return "Waiting for the first page…";
  return read.done || read.failed ? "The read has ended without a page." : "Choose a stream and press Read. Ctrl+Enter does the same.";
}

/** Slices, their pages, and each page from all sides; before them, what went wrong. */
export function Pages({ read, at, move, goTo, open }) {
  const [view, setView] = useState(0);
  const show = (failure) => {
    if (!failure) return open("others");
    move({ slice: failure.slice, page: failure.page, record: 0 });
    setView(2);
  };
  const warnings = read.logs.filter((log) => log.level === "WARN").length;
  return html`<${Failures} read=${read} show=${show} goTo=${goTo} />
    ${warnings > 0 && html`<p><button class="line warn" onClick=${() => open("logs")}>${count(warnings, "warning")} in Logs</button></p>`}
    ${read.slices.length ? html`<${Slices} read=${read} at=${at} move=${move} goTo=${goTo} view=${view} setView=${setView} />`
    : html`<p class="soft">${noPage(read)}</p>`}`;
}

function Slices({ read, at, move, goTo, view, setView }) {
  const chosen = Math.min(at.slice, read.slices.length - 1);
  const slice = read.slices[chosen];
  const failed = (page) => read.failures.some((failure) => failure.slice === chosen && failure.page === page);
  const page = slice.pages[Math.min(at.page, slice.pages.length - 1)];
  const records = page?.steps.records.length && view === 3 ? page.steps.records.map((one) => one.original) : page?.records ?? [];
  return html`<h2 class="visually-hidden">Slices</h2>
    <${Chips} label="Slices" items=${read.slices} chosen=${at.slice} choose=${(index) => move({ slice: index, page: 0, record: 0 })}
      name=${(one, index) => html`${sliceName(one.descriptor, index)}${one.failed && html` <span class="bad">failed</span>`}
        ${one.missed && html` <span class="warn">not recorded</span>`}
        ${one.pages.length > 0 && html` <span class="soft">${count(one.pages.length, "page")}, ${transferred(one.pages)}</span>`}`} />
    <${Chips} label="Pages" items=${slice.pages} chosen=${at.page} choose=${(index) => move({ ...at, page: index, record: 0 })}
      name=${(one, index) => html`<${PageName} page=${one} index=${index} failed=${failed(index)} />`} />
    ${slice.states.map((state, index) => html`<${StateLine} key=${index} state=${state} failed=${slice.failed} />`)}
    ${(slice.failed || slice.missed) && !slice.pages.length && html`<p>No page of this slice was read.</p>`}
    ${page && html`<${Chips} label="Views of the page" items=${VIEWS} chosen=${view} choose=${setView} name=${(name) => name} />
    ${view === 0 && html`<${RecordTable} records=${page.records} chosen=${at.record} choose=${(record) => move({ ...at, record })} />
      ${!page.records.length && html`<${Steps} page=${page} record=${at.record} goTo=${goTo} />`}
      ${page.records[at.record] && html`<pre tabindex="0">${pretty(page.records[at.record])}</pre>`}`}
    ${view === 1 && html`<${Exchange} page=${page} what="request" />`}
    ${view === 2 && html`<${Exchange} page=${page} what="response" />`}
    ${view === 3 && html`<${RecordTable} records=${records} chosen=${at.record} choose=${(record) => move({ ...at, record })} />
      <${Steps} page=${page} record=${at.record} goTo=${goTo} />`}
    ${view === 4 && html`<${Templates} page=${page} goTo=${goTo} />`}`}`;
}

function typeOf(schema) {
  if (!schema) return "";
  if (schema.anyOf ?? schema.oneOf) return (schema.anyOf ?? schema.oneOf).map(typeOf).join(" or ");
  const types = [schema.type].flat().filter(Boolean).join(" or ");
  return schema.format ? `${types} (${schema.format})` : types || "anything";
}

/** Whether each type that was seen is one that was declared. */
function admits(declared, seen) {
  if (!declared || !seen) return true;
  const words = (schema) => [schema.type ?? []].flat();
  const own = words(declared);
  if (!own.length) return true;
  return words(seen).every((type) => own.includes(type) || (type === "number" && own.includes("integer")) || type === "null");
}

/** What a field has other in one schema than in the other; nothing where it fits. */
function fit(name, declared, seen) {
  if (!(name in declared)) return html`<span class="warn">not declared</span>`;
  if (!(name in seen)) return html`<span class="soft">not seen</span>`;
  return admits(declared[name], seen[name]) ? "" : html`<span class="bad">does not fit</span>`;
}

/** What the manifest declares beside what was seen. */
export function Schemas({ done }) {
  if (!done) return html`<p class="soft">Nothing has been read yet.</p>`;
  const declared = done.declared?.properties ?? {};
  const seen = done.seen?.properties ?? {};
  const names = [...new Set([...Object.keys(declared), ...Object.keys(seen)])];
  return html`${!done.declared && html`<p class="soft">The manifest has no schema of this stream; it is loaded from elsewhere.</p>`}
    <table><thead>
      <tr><th scope="col">Field</th><th scope="col">Declared</th><th scope="col">Seen</th><th scope="col">Datetime format</th>
        <th scope="col"></th></tr></thead>
    <tbody>${names.map((name) =>
      html`<tr key=${name}><th scope="row">${name}</th><td>${typeOf(declared[name])}</td><td>${typeOf(seen[name])}</td>
      <td class="mono">${done.formats?.[name] ?? ""}</td>
      <td>${done.declared && fit(name, declared, seen)}</td></tr>`)}</tbody></table>
    ${done.seen && html`<details><summary>The schema that was seen</summary><pre tabindex="0">${pretty(done.seen)}</pre></details>`}`;
}

/** Logs; places in them lead to the manifest. */
export function Logs({ read, goTo }) {
  if (!read.logs.length) return html`<p class="soft">Nothing was logged.</p>`;
  const logs = [];
  for (const log of read.logs) {
    const last = logs.at(-1);
    if (last?.message === log.message && last.internal_message === log.internal_message) last.times++;
    else logs.push({ ...log, times: 1 });
  }
  return logs.map((log, index) => {
    const place = /\.ya?ml:(\d+):\d+/.exec(log.message);
    const level = { ERROR: "bad", WARN: "warn" }[log.level] ?? "soft";
    return html`<div key=${index}>
      <span class=${level}>${log.level}</span> ${log.message} ${log.times > 1 && html`<span class="soft">${log.times} times</span> `}
      ${place && html`<${Line} number=${Number(place[1])} goTo=${goTo} />`}
      ${log.internal_message && html`<pre>${log.internal_message}</pre>`}</div>`;
  });
}

const HOW_TO_LOOK = "Each tick is a page, each diamond a state. Point at an instant, or go there with the arrow keys: "
  + "what would the next sync go on from? What a lookback_window brings again is not counted.";

export function TimelinePane({ done }) {
  if (!done) return html`<p class="soft">The picture is drawn when a read has come to its end.</p>`;
  return html`<p>${HOW_TO_LOOK}</p>
    ${done.checkpoint
      && html`<p>What a state says of a slice that is being read, with <code>pages_per_checkpoint_interval</code>: ${done.checkpoint}.</p>`}
    <${Drawn} draw=${(place) => drawTimelines(place, done.timelines)} on=${[done]} />
    <p class="soft">The same picture of a whole sync: <code>cairn timeline sync.jsonl --out timeline.html</code></p>`;
}

/** A template, tried on the chosen record. */
export function Playground({ at, pageNumber, template, change, config }) {
  const [result, setResult] = useState(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      ask("template", { template, page: pageNumber, record: at.record, config })
        .then(setResult, (error) => setResult({ error: error.message, parts: [] }));
    }, 150);
    return () => clearTimeout(timer);
  }, [template, pageNumber, at.record, config]);
  return html`<label for="template">Template, on record ${at.record + 1} of page ${at.page + 1} of slice ${at.slice + 1}</label>
    <textarea id="template" class="mono" rows="3" cols="60" spellcheck="false" value=${template}
      onInput=${(event) => change(event.target.value)}></textarea>
    ${result && html`<div aria-live="polite">
      ${result.error ? html`<p class="bad">${result.offset >= 0 ? `character ${result.offset + 1}: ` : ""}${result.error}</p>`
      : html`<p><strong>${result.type}</strong></p><pre tabindex="0">${pretty(result.value)}</pre>`}</div>
    <table><tbody>
      ${result.parts.map((part, index) => html`<tr key=${index}><th scope="row" class="mono">${part.text}</th><td>${part.type ?? ""}</td>
      <td class=${part.error ? "mono bad" : "mono"}>${part.error ?? part.value}</td></tr>`)}</tbody></table>`}`;
}

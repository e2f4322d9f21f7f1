// The reads of this session: shown again, and compared.

import { useEffect, useState } from "preact/hooks";
import { ask, keptRead } from "./api.js";
import { comparison, keyFields } from "./compare.js";
import { size } from "./exchange.js";
import { Change } from "./panes.js";
import { advanced, NOTHING_READ } from "./read.js";
import { count, html, pretty, text } from "./ui.js";

const MOST_SHOWN = 100;

/** A read that the server has kept. */
async function loaded(number) {
  let read = NOTHING_READ;
  await keptRead(number, (event) => { read = advanced(read, event); });
  return read;
}

/** The newest read of the session; null where there is none. */
export async function newest() {
  const last = (await ask("reads")).reads.at(-1);
  return last ? loaded(last.number) : null;
}

/** All reads that are kept; one of them is shown, and each other one can be compared with it. `show` shows one. */
export function History({ read, show, say }) {
  const [kept, setKept] = useState(null);
  const [other, setOther] = useState(null);
  useEffect(() => {
    ask("reads").then(setKept, (error) => say(error.message));
  }, [read.number, read.running]);
  const load = (number, then) => loaded(number).then(then, (error) => say(error.message));
  if (!kept?.reads.length) return html`<p class="soft">Nothing has been read yet.</p>`;
  return html`<p class="soft">
    The server keeps the last ${kept.most_reads} reads, up to ${size(kept.most_bytes)} together, until it ends.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Reads">
      <table><thead>
        <tr><th scope="col">Read</th><th scope="col">Stream</th><th scope="col">At</th><th scope="col">Records</th>
          <th scope="col">Pages</th><th scope="col">Look at it</th></tr></thead>
    <tbody>${kept.reads.slice().reverse()
      .map((one) =>
        html`<tr key=${one.number} class=${one.number === read.number ? "chosen" : ""}><th scope="row">${one.number}</th>
          <td>${one.stream}</td>
      <td>${new Date(one.at).toLocaleTimeString()}</td><td>${one.records}</td><td>${one.pages}</td>
      <td>${one.number === read.number ? "shown"
        : html`<button disabled=${read.running} onClick=${() => load(one.number, show)}>Show</button>${" "}
          <button disabled=${!read.number} onClick=${() => load(one.number, setOther)}>Compare</button>`}</td></tr>`)}</tbody></table></div>
    ${other && read.number && other.number !== read.number && html`<${Comparison} before=${other} after=${read} />`}`;
}

function few(things, draw) {
  return html`${things.slice(0, MOST_SHOWN).map(draw)}
    ${things.length > MOST_SHOWN && html`<p class="soft">${things.length - MOST_SHOWN} more are not shown.</p>`}`;
}

function Part({ title, things, draw }) {
  if (!things.length) return null;
  return html`<details open=${things.length <= MOST_SHOWN / 5}><summary>${title}</summary>${few(things, draw)}</details>`;
}

/** What the shown read has other than another one. */
function Comparison({ before, after }) {
  const found = comparison(before, after);
  const named = (record) => found.fields.map((path) => text(path.reduce((value, name) => value?.[name], record))).join(", ");
  const line = (kind) => (request, index) => html`<pre key=${index} class=${kind}>${request}</pre>`;
  const by = found.keyed ? `the key: ${keyFields(found.fields).map((path) => path.join(".")).join(", ")}`
    : "whole records, since the stream has no key";
  return html`<section aria-label="Comparison">
    <h2>Read ${after.number} beside read ${before.number}${after.replayed ? ", as the text is now" : ""}</h2>
    <p>By ${by}:
      ${count(found.added.length, "record")} added, ${found.removed.length} removed, ${found.changed.length} changed,
      ${" "}${found.same} the same. Requests: ${found.requests.added.length} added, ${found.requests.removed.length} removed.</p>
    <${Part} title=${`${found.changed.length} changed`} things=${found.changed}
      draw=${(pair, index) =>
        html`<div class="step" key=${index}>${named(pair.after)}<${Change} before=${pair.before} after=${pair.after} /></div>`} />
    <${Part} title=${`${found.added.length} added`} things=${found.added}
      draw=${(record, index) => html`<pre key=${index} class="added">${pretty(record)}</pre>`} />
    <${Part} title=${`${found.removed.length} removed`} things=${found.removed}
      draw=${(record, index) => html`<pre key=${index} class="removed">${pretty(record)}</pre>`} />
    <${Part} title=${`${count(found.requests.added.length, "request")} added`} things=${found.requests.added} draw=${line("added")} />
    <${Part} title=${`${count(found.requests.removed.length, "request")} removed`} things=${found.requests.removed}
      draw=${line("removed")} /></section>`;
}

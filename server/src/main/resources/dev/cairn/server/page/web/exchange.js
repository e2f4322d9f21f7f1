// A request and its answer: how they went, what is in them, and the command that asks the same.

import { useRef, useState } from "preact/hooks";
import { bodyReader } from "./editor.js";
import { Drawn, html, pretty, text } from "./ui.js";

const MASK = "****";

/** A number of bytes for people. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A time for people. */
function duration(millis) {
  return millis < 1000 ? `${millis} ms` : `${(millis / 1000).toFixed(1)} s`;
}

/** How long answers took and how large they were, in few words; nothing where there was none. */
export function transferred(exchanges) {
  const known = exchanges.map((one) => one.transfer).filter(Boolean);
  if (!known.length) return "";
  const sum = (name) => known.reduce((all, one) => all + one[name], 0);
  return `${duration(sum("millis"))}, ${size(sum("bytes"))}`;
}

const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;

/** curl sets these by itself, and from others makes what the connector did not send. */
const OF_CURL = ["host", "content-length", "connection", "accept-encoding"];

/** A command that sends a request. */
export function curl({ http_method: method, url, headers, body }) {
  const named = Object.entries(headers ?? {}).filter(([name]) => !OF_CURL.includes(name.toLowerCase()));
  const usual = body ? "POST" : "GET";
  return [
    ["curl", method === "HEAD" ? "--head" : method === usual ? "" : `-X ${method}`, /[[\]{}]/.test(url) ? "--globoff" : "", "--compressed",
      quoted(url)].filter(Boolean).join(" "),
    ...named.map(([name, value]) => `-H ${quoted(text(value) === "" ? `${name};` : `${name}: ${text(value)}`)}`),
    ...(body ? [`--data-raw ${quoted(body)}`] : []),
  ].join(" \\\n  ");
}

function Curl({ request }) {
  const [said, setSaid] = useState("");
  const command = curl(request);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(command);
      setSaid("Copied.");
    } catch {
      setSaid("The browser does not let the page copy: take it from here.");
    }
  };
  return html`<p>
    <button onClick=${copy}>Copy as curl</button> <span role="status">
      ${said}${said && command.includes(MASK) ? ` Secrets are left out of it: put yours in place of ${MASK}.` : ""}</span></p>
    ${said && html`<pre tabindex="0">${command}</pre>`}`;
}

/** A body that can be searched and folded. */
function Body({ body, label }) {
  const shown = useRef(null);
  const [folded, setFolded] = useState(false);
  const draw = (into) => {
    shown.current = bodyReader(into, pretty(body), label);
    return () => shown.current.destroy();
  };
  const fold = () => {
    shown.current.fold(!folded);
    setFolded(!folded);
  };
  return html`<p><button onClick=${() => shown.current.search()} title="Ctrl+F in the text">Search</button>
      <button onClick=${fold} aria-pressed=${folded}>Fold</button></p>
    <${Drawn} className="body" draw=${draw} on=${[body]} />`;
}

/** One side of an exchange. */
export function Exchange({ page, what }) {
  const side = page[what];
  if (!side) return html`<p class="soft">These records came without a request of their own.</p>`;
  const cut = what === "response" && page.transfer?.cut;
  return html`<p class="mono">${what === "request" ? `${side.http_method} ${side.url}`
      : html`<span class=${side.status >= 400 ? "bad" : ""}>status ${side.status}</span>${page.transfer && `, ${transferred([page])}`}`}</p>
    ${what === "request" && html`<${Curl} key=${side.url} request=${side} />`}
    <dl>${Object.entries(side.headers ?? {}).map(([name, value]) => html`<dt>${name}</dt><dd class="mono">${text(value)}</dd>`)}</dl>
    ${cut && html`<p class="warn">Only the start of it is shown; all of its records are read.</p>`}
    ${side.body && html`<${Body} body=${side.body} label=${what === "request" ? "Body of the request" : "Body of the response"} />`}`;
}

/** Requests that are not for records: tokens, parents, jobs. */
export function Others({ read }) {
  if (!read.auxiliary.length) return html`<p class="soft">There were no requests but those for the stream's pages.</p>`;
  return read.auxiliary.map((one, index) => html`<${Other} key=${index} one=${one} />`);
}

function Other({ one }) {
  const [open, setOpen] = useState(false);
  return html`<details onToggle=${(event) => setOpen(event.currentTarget.open)}>
    <summary>${one.title}: <span class="mono">${one.request.http_method} ${one.request.url}</span>${", "}
      <span class=${one.response.status >= 400 ? "bad" : ""}>status ${one.response.status}</span>
      ${one.transfer && `, ${transferred([one])}`}</summary>
    ${open && html`<p>${one.description}</p><${Exchange} page=${one} what="request" />
      <${Exchange} page=${one} what="response" />`}</details>`;
}

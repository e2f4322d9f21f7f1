// Both sides of the page: the files on the left, a test read on the right.

import { useEffect, useState } from "preact/hooks";
import { ask } from "./api.js";
import { ConfigForm, formBadge } from "./config.js";
import { SchemaEdit } from "./edits.js";
import { caretLine, reader } from "./editor.js";
import { Others } from "./exchange.js";
import { History } from "./history.js";
import { Logs, Pages, Playground, Schemas, TimelinePane } from "./panes.js";
import { isGood, logBadge } from "./read.js";
import { Replayed } from "./replay.js";
import { Drawn, html, Line, Tabs } from "./ui.js";

const LEFT = [
  { id: "manifest", title: "Manifest" }, { id: "resolved", title: "Resolved" }, { id: "config", title: "Configuration" },
  { id: "state", title: "State" },
];
const RIGHT = [
  { id: "pages", title: "Pages" }, { id: "timeline", title: "Timeline" }, { id: "schema", title: "Schema" },
  { id: "logs", title: "Logs" }, { id: "others", title: "Other requests" }, { id: "playground", title: "Template" },
  { id: "history", title: "History" },
];

/** The line of a resolved manifest that comes nearest to a line of the manifest: each ends with the number of its own. */
function lineFrom(resolved, line) {
  let nearest = { at: 1, from: 0 };
  resolved.split("\n").forEach((text, index) => {
    const from = Number(/# (\d+)$/.exec(text)?.[1] ?? 0);
    if (from <= line && from > nearest.from) nearest = { at: index + 1, from };
  });
  return nearest.at;
}

/** The manifest, as it is and resolved, the configuration and the state. */
export function Left({ manifest, form, chosen, choose }) {
  const [resolved, setResolved] = useState("");
  const { left } = chosen;
  useEffect(() => {
    if (left !== "resolved") return;
    ask("resolve", { text: manifest.written }).then((answer) => setResolved(answer.text), (error) => setResolved(error.message));
  }, [left, manifest.written]);

  const config = (tab) => ({ ...tab, title: form.name ? `Configuration: ${form.name}` : tab.title, badge: formBadge(form) });
  const draw = (into) => {
    const shown = reader(into, resolved, "Resolved manifest", lineFrom(resolved, caretLine(manifest.view.current)));
    return () => shown.destroy();
  };
  return html`<${Tabs} label="Files" tabs=${LEFT.map((tab) => (tab.id === "config" ? config(tab) : tab))} chosen=${left}
      choose=${(id) => choose({ left: id })} flush=${left === "manifest" || left === "resolved"}>
    <div class="editor" ref=${manifest.place} hidden=${left !== "manifest"}></div>
    ${left === "resolved" && html`<${Drawn} className="editor" draw=${draw} on=${[resolved]} />`}
    <div hidden=${left !== "config"}><${ConfigForm} key=${`${form.name} ${form.loads}`} form=${form} /></div>
    ${left === "state" && html`<label for="state">
        The state to go on from, as JSON or as printed lines; empty for none. The browser keeps it; it is in no file.</label>
      <textarea id="state" class="mono" rows="14" cols="60" spellcheck="false" value=${chosen.state}
        onInput=${(event) => choose({ state: event.target.value })}></textarea>`}
  <//>`;
}

/** What a read brought, from all sides. */
export function Right({ reading, manifest, config, readable, chosen, choose, does }) {
  const { read, at } = reading;
  const { right } = chosen;
  const open = (id) => choose({ right: id });
  const pageNumber = read.slices.slice(0, at.slice).reduce((sum, slice) => sum + slice.pages.length, 0) + at.page;
  const show = (one) => {
    reading.show(one);
    open("pages");
  };
  const tabs = RIGHT.map((tab) => (tab.id === "logs" ? { ...tab, badge: logBadge(read) } : tab));
  return html`<${Tabs} label="Test" tabs=${tabs} chosen=${right} choose=${open}>
    ${right === "pages" && html`<${PagesTab} reading=${reading} error=${!readable && manifest.errors[0]} chosen=${chosen} choose=${choose}
      does=${does} />`}
    ${right === "timeline" && html`<${TimelinePane} done=${read.done} />`}
    ${right === "schema" && html`<${SchemaEdit} done=${read.done} view=${manifest.view} stream=${read.stream} say=${does.say}
        show=${does.edited} />
      <${Schemas} done=${read.done} />`}
    ${right === "logs" && html`<${Logs} read=${read} goTo=${does.goTo} />`}
    ${right === "others" && html`<${Others} read=${read} />`}
    ${right === "history" && html`<${History} read=${read} show=${show} say=${does.say} />`}
    ${right === "playground" && html`<${Playground} at=${at} pageNumber=${pageNumber} template=${chosen.template}
      change=${(template) => choose({ template })} config=${config} />`}
  <//>`;
}

/** The pages that were read, and what can be done with them; `error` is why nothing can be read, if so. */
function PagesTab({ reading, error, chosen, choose, does }) {
  const { read, at } = reading;
  const complete = read.done && read.latest && read.slices.length > 0;
  return html`${error && html`<p class="notice">Nothing can be read before this is mended: <span class="bad">${error.message}</span>${" "}
      <${Line} number=${error.line} goTo=${does.goTo} /></p>`}
    <${Replayed} said=${reading.replayed} read=${read} goTo=${does.goTo} />
    ${read.done && !read.latest
      && html`<p class="notice">This is read ${read.number} of the history; templates and test cases are of the last one.</p>`}
    <${Pages} read=${read} at=${at} move=${reading.move} goTo=${does.goTo} open=${(id) => choose({ right: id })} />
    ${read.latest && read.slices.length > 0 && html`<p><label>
      <input type="checkbox" checked=${chosen.follows} onChange=${(event) => choose({ follows: event.target.checked })} />
      ${" "}The records follow the text, without a request</label></p>`}
    ${complete && !isGood(read) && html`<p class="notice">A test case can be made of a read without errors.</p>`}
    ${complete && isGood(read)
      && html`<${NewCase} name=${chosen.caseName} change=${(caseName) => choose({ caseName })} say=${does.say} />`}`;
}

/** Makes a test case of the last read. */
function NewCase({ name, change, say }) {
  async function make() {
    try {
      const made = await ask("case", { name });
      const outcome = made.failures.length ? `, but does not pass: ${made.failures[0]}` : " and passes.";
      say(`${made.folder} is made${outcome} Run it with: cairn test ${made.folder}`);
    } catch (error) {
      say(error.message);
    }
  }
  return html`<p class="notice"><label>Name of a test case${" "}
      <input type="text" value=${name} placeholder="first-pages" onInput=${(event) => change(event.target.value)} /></label>${" "}
    <button onClick=${make} disabled=${!name}>Make a test case of this read</button></p>`;
}

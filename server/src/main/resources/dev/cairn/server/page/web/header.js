// What stands above both sides: the file, the number of mistakes, the stream that is read, how the read goes.

import { EditMenu } from "./edits.js";
import { errors as errorsOf } from "./read.js";
import { StreamPicker } from "./streams.js";
import { count, html } from "./ui.js";

function Problems({ problems, next }) {
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.length - errors;
  if (!problems.length) return null;
  const words = [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ");
  return html`<button class=${errors ? "bad" : "warn"} onClick=${next} title="Go to the next one">${words}</button>`;
}

function Limit({ title, name, limits, change }) {
  return html`<label>
    ${title} <input type="number" min="1" max="20" value=${limits[name]}
      onInput=${(event) => change({ ...limits, [name]: Number(event.target.value) || 1 })} /></label>`;
}

/** How far a read is, and what was said last. */
function Progress({ read, limits, said }) {
  const pages = read.slices.reduce((sum, slice) => sum + slice.pages.length, 0);
  const records = read.slices.reduce((sum, slice) => sum + slice.pages.reduce((more, page) => more + page.records.length, 0), 0);
  const amounts = [count(records, "record"), count(pages, "page"), count(read.slices.length, "slice")];
  if (read.done?.limit) amounts.push("up to the limit");
  return html`${read.running && html`<progress aria-label="Pages read" max=${limits.slices * limits.pages} value=${pages}></progress>`}
    <span role="status">${pages > 0 && `${amounts.join(", ")}. `}${said}</span>`;
}

/**
 * @param file the manifest's file, `unsaved` whether the editor has another text
 * @param streams those that can be read, with the one that is `chosen`
 * @param read the read that is shown
 * @param does what is done when something is pressed
 */
export function Header({ file, unsaved, problems, view, streams, chosen, limits, read, said, does }) {
  const failed = read.failed !== "" || errorsOf(read).length > 0;
  return html`<header>
    <h1>Cairn</h1><span class="file">${file.saved.name}${unsaved ? " •" : ""}</span>
    <button onClick=${file.save} title="Ctrl+S">Save</button>
    ${unsaved && html`<button onClick=${does.takeBack} title="Ctrl+Z in the manifest takes it back">Back to the file</button>`}
    <${Problems} problems=${problems ?? []} next=${does.nextProblem} />
    <${StreamPicker} names=${streams.names} chosen=${chosen} choose=${does.choose} />
    <${EditMenu} view=${view} stream=${chosen} say=${does.say} show=${does.edited} />
    ${streams.more && html`<button onClick=${does.findStreams}>Find dynamic streams</button>`}
    <${Limit} title="Slices" name="slices" limits=${limits} change=${does.limit} />
    <${Limit} title="Pages" name="pages" limits=${limits} change=${does.limit} />
    ${read.running ? html`<button onClick=${does.cancel}>Cancel</button>`
      : html`<button class="main" disabled=${!chosen} onClick=${does.run} title="Ctrl+Enter">Read</button>`}
    <${Progress} read=${read} limits=${limits} said=${said} />
    ${failed && html`<button class="bad" onClick=${does.showPages}>
      ${read.failures.length || read.failed ? "The read failed" : "The read has errors"}</button>`}
    ${file.silent && html`<span class="bad" role="alert">${file.silent}</span>`}
  </header>`;
}

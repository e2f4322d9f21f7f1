// The author's page: the manifest on the left, what it does on the right.

import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask, askAbout, testRead } from "./api.js";
import { Beginning } from "./beginning.js";
import { caretLine, goTo, goToNextProblem, manifestEditor, reader, setText } from "./editor.js";
import { ConfigForm, formBadge, useConfiguration } from "./config.js";
import { keptDraft, useKeeping } from "./drafts.js";
import { SchemaEdit } from "./edits.js";
import { Conflict, inEditor, useFile } from "./file.js";
import { Header } from "./header.js";
import { History, newest } from "./history.js";
import { Others } from "./exchange.js";
import { advanced, isGood, logBadge, NOTHING_READ } from "./read.js";
import { Logs, Pages, Playground, Schemas, TimelinePane } from "./panes.js";
import { Replayed, useReplay } from "./replay.js";
import { count, Drawn, html, Line, Tabs } from "./ui.js";

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

/** @param draft what the browser has kept of this manifest since it was saved, and what was chosen */
function App({ workspace, draft }) {
  const [left, setLeft] = useState(draft.left ?? "manifest");
  const [right, setRight] = useState(draft.right ?? "pages");
  const [written, setWritten] = useState(draft.text ?? inEditor(workspace.manifest.text));
  const [state, setState] = useState(draft.state ?? workspace.state);
  const [problems, setProblems] = useState(null);
  const [streams, setStreams] = useState({ names: [], more: false });
  const [readable, setReadable] = useState(true);
  const [stream, setStream] = useState(draft.stream ?? "");
  const [limits, setLimits] = useState(draft.limits ?? { slices: 5, pages: 5 });
  const [read, setRead] = useState(NOTHING_READ);
  const [at, setAt] = useState({ slice: 0, page: 0, record: 0 });
  const [said, setSaid] = useState(draft.text === undefined ? "" : "What was not saved is here again.");
  const [resolved, setResolved] = useState("");
  const [caseName, setCaseName] = useState(draft.caseName ?? "");
  const [template, setTemplate] = useState(draft.template ?? "{{ record }}");
  const form = useConfiguration({ say: setSaid, open: () => setLeft("config"), saved: () => check.current(), draft: draft.config, name: draft.configName ?? "" });
  const [follows, setFollows] = useState(draft.follows ?? true);
  const made = { text: written, stream, state, config: form.typed, ...limits };
  const replays = useReplay({ made, read, show: setRead, follows });
  const view = useRef(null);
  const check = useRef(() => {});
  const place = useRef(null);
  const cancel = useRef(null);
  // The editor keeps the functions that it is given first.
  const now = useRef({});
  const file = useFile({
    manifest: workspace.manifest, hash: draft.base ?? workspace.manifest.hash, text, load: (loaded) => setText(view.current, loaded), say: setSaid,
    isSaved: async (whole) => { check.current(); form.found(await ask("form", { text: whole })); },
  });
  now.current = { save: file.save, run, saveAll: () => (left === "config" ? form.save() : file.save()), values: () => form.typed };
  const unsaved = written !== file.inEditor;
  const keepDraft = useKeeping(workspace.id, () => ({
    unsaved: unsaved || Object.keys(form.kept()).length > 0 || state !== workspace.state,
    ...(unsaved && { text: written, base: file.saved.hash }), ...(state !== workspace.state && { state }), config: form.kept(), configName: form.name,
    left, right, stream, limits, caseName, template, follows,
  }), [written, file.saved, state, form.typed, form.config, form.name, left, right, stream, limits, caseName, template, follows]);
  // The browser keeps what it can; it asks before anything else is lost.
  now.current.lost = () => !keepDraft() || form.typedSecrets().length > 0 || document.querySelector("form.config")?.checkValidity() === false;

  useEffect(() => {
    const editor = manifestEditor(place.current, written, {
      changed: setWritten, told: setProblems, save: () => now.current.save(), run: () => now.current.run(), values: () => now.current.values(),
    });
    view.current = editor.view;
    check.current = editor.check;
    ask("form", { text: written }).then(form.found, (error) => setSaid(error.message)).then(editor.check);
    newest().then((last) => last && setRead((before) => (before.number || before.running ? before : { ...last, latest: true })), () => {});
    // The editor has these keys by itself.
    const keys = (event) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || !["s", "Enter"].includes(event.key)) return;
      event.preventDefault();
      // What the key did where it was pressed, such as the choice of a stream, counts already.
      setTimeout(() => (event.key === "s" ? now.current.saveAll() : now.current.run()));
    };
    const leaving = (event) => { if (now.current.lost()) event.preventDefault(); };
    addEventListener("keydown", keys);
    addEventListener("beforeunload", leaving);
    return () => { removeEventListener("keydown", keys); removeEventListener("beforeunload", leaving); view.current.destroy(); };
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => findStreams(false), 800);
    return () => clearTimeout(timer);
  }, [written]);

  useEffect(() => {
    if (left !== "resolved") return;
    ask("resolve", { text: written }).then((answer) => setResolved(answer.text), (error) => setResolved(error.message));
  }, [left, written]);

  // The form follows the spec that is being written, and comes when a broken manifest has been mended.
  useEffect(() => {
    if (left === "config") ask("form", { text: text() }).then(form.found, (error) => setSaid(error.message));
  }, [left, form.name]);

  function text() {
    return view.current.state.doc.toString();
  }

  async function findStreams(find) {
    try {
      const found = await ask("streams", { text: written, find, config: form.typed });
      setReadable(true);
      setStreams(found);
      setStream((chosen) => (found.names.includes(chosen) ? chosen : found.names[0] ?? ""));
    } catch (error) {
      setReadable(false);
      if (find) setSaid(error.message);
    }
  }

  async function run() {
    if (read.running || !stream || !form.sound()) return;
    cancel.current = new AbortController();
    const inputs = { ...made, text: text() };
    replays.madeOf(inputs);
    setRead({ ...NOTHING_READ, stream, running: true, latest: true });
    setAt({ slice: 0, page: 0, record: 0 });
    setSaid("");
    try {
      await testRead(inputs, cancel.current.signal, (event) => setRead((before) => advanced(before, event)));
    } catch (error) {
      if (error.name === "AbortError") setSaid("The read was cancelled.");
      else setRead((before) => ({ ...before, failed: error.message }));
    }
    setRead((before) => ({ ...before, running: false }));
  }

  /** Shows where the manifest was changed by a click, or what the change asks of the configuration. */
  async function edited(asks) {
    setLeft(asks.length ? "config" : "manifest");
    if (!asks.length) return;
    try {
      form.found(await ask("form", { text: text() }));
      setTimeout(() => document.getElementById(`config-${asks[0]}`)?.focus());
    } catch (error) {
      setSaid(error.message);
    }
  }

  async function makeCase() {
    try {
      const made = await ask("case", { name: caseName });
      const outcome = made.failures.length ? `, but does not pass: ${made.failures[0]}` : " and passes.";
      setSaid(`${made.folder} is made${outcome} Run it with: cairn test ${made.folder}`);
    } catch (error) {
      setSaid(error.message);
    }
  }

  const go = (line) => {
    setLeft("manifest");
    setTimeout(() => goTo(view.current, line));
  };
  const pageNumber = read.slices.slice(0, at.slice).reduce((sum, slice) => sum + slice.pages.length, 0) + at.page;
  const errors = problems?.filter((problem) => problem.severity === "error") ?? [];
  const warnings = (problems?.length ?? 0) - errors.length;
  const does = {
    say: setSaid, choose: setStream, limit: setLimits, run, edited, cancel: () => cancel.current.abort(), findStreams: () => findStreams(true),
    takeBack: () => setText(view.current, file.inEditor), showPages: () => setRight("pages"),
    nextProblem: () => { setLeft("manifest"); setTimeout(() => goToNextProblem(view.current)); },
  };

  return html`<${Header} file=${file} unsaved=${unsaved} problems=${problems} view=${view} streams=${streams} chosen=${stream} limits=${limits} read=${read} said=${said} does=${does} />
    <main>
      <${Tabs} label="Files" tabs=${LEFT.map((tab) => (tab.id === "config" ? { ...tab, title: form.name ? `Configuration: ${form.name}` : tab.title, badge: formBadge(form) } : tab))} chosen=${left} choose=${setLeft} flush=${left === "manifest" || left === "resolved"}>
        <div class="editor" ref=${place} hidden=${left !== "manifest"}></div>
        ${left === "resolved" && html`<${Drawn} className="editor" draw=${(into) => { const shown = reader(into, resolved, "Resolved manifest", lineFrom(resolved, caretLine(view.current))); return () => shown.destroy(); }} on=${[resolved]} />`}
        <div hidden=${left !== "config"}><${ConfigForm} key=${`${form.name} ${form.loads}`} form=${form} /></div>
        ${left === "state" && html`<label for="state">The state to go on from, as JSON or as printed lines; empty for none. The browser keeps it; it is in no file.</label>
          <textarea id="state" class="mono" rows="14" cols="60" spellcheck="false" value=${state} onInput=${(event) => setState(event.target.value)}></textarea>`}
      <//>
      <${Tabs} label="Test" tabs=${RIGHT.map((tab) => (tab.id === "logs" ? { ...tab, badge: logBadge(read) } : tab))} chosen=${right} choose=${setRight}>
        ${right === "pages" && html`${!readable && errors.length > 0 && html`<p class="notice">Nothing can be read before this is mended: <span class="bad">${errors[0].message}</span> <${Line} number=${errors[0].line} goTo=${go} /></p>`}
          <${Replayed} said=${replays.said} read=${read} goTo=${go} />
          ${read.done && !read.latest && html`<p class="notice">This is read ${read.number} of the history; templates and test cases are of the last one.</p>`}
          <${Pages} read=${read} at=${at} move=${setAt} goTo=${go} open=${setRight} />
          ${read.latest && read.slices.length > 0 && html`<p><label><input type="checkbox" checked=${follows} onChange=${(event) => setFollows(event.target.checked)} /> The records follow the text, without a request</label></p>`}
          ${read.done && read.latest && read.slices.length > 0 && !isGood(read) && html`<p class="notice">A test case can be made of a read without errors.</p>`}
          ${read.done && read.latest && read.slices.length > 0 && isGood(read) && html`<p class="notice"><label>Name of a test case <input type="text" value=${caseName} placeholder="first-pages" onInput=${(event) => setCaseName(event.target.value)} /></label> <button onClick=${makeCase} disabled=${!caseName}>Make a test case of this read</button></p>`}`}
        ${right === "timeline" && html`<${TimelinePane} done=${read.done} />`}
        ${right === "schema" && html`<${SchemaEdit} done=${read.done} view=${view} stream=${read.stream} say=${setSaid} show=${edited} /><${Schemas} done=${read.done} />`}
        ${right === "logs" && html`<${Logs} read=${read} goTo=${go} />`}
        ${right === "others" && html`<${Others} read=${read} />`}
        ${right === "history" && html`<${History} read=${read} show=${(one) => { setRead(one); setAt({ slice: 0, page: 0, record: 0 }); setRight("pages"); }} say=${setSaid} />`}
        ${right === "playground" && html`<${Playground} at=${at} pageNumber=${pageNumber} template=${template} change=${setTemplate} config=${form.typed} />`}
      <//>
    </main>
    <div class="visually-hidden" role="status">${problems === null ? "" : `${count(errors.length, "error")}, ${count(warnings, "warning")} in the manifest`}</div>
    <${Conflict} file=${file} mine=${text} />`;
}

/** A manifest that is not there yet is begun first, unless something of it has been typed. */
function Desk({ workspace, draft }) {
  const [begun, setBegun] = useState(workspace.manifest.text.trim() || draft.text?.trim() ? workspace : null);
  if (!begun) return html`<${Beginning} workspace=${workspace} begun=${setBegun} />`;
  return html`<${App} workspace=${begun} draft=${begun === workspace ? draft : { ...draft, text: undefined, base: undefined }} />`;
}

const root = document.getElementById("app");
ask("workspace").then(
  (workspace) => {
    const draft = keptDraft(workspace.id);
    // What was typed may have come into the file in another way.
    if (draft.text === inEditor(workspace.manifest.text)) { delete draft.text; delete draft.base; }
    askAbout(draft.configName ?? "");
    root.replaceChildren();
    render(html`<${Desk} workspace=${workspace} draft=${draft} />`, root);
  },
  (error) => { root.textContent = error.message; },
);

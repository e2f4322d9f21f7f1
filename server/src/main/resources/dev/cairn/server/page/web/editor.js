// The editor of the manifest. What it knows of manifests it asks the server for.

import { basicSetup } from "codemirror";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { indentWithTab } from "@codemirror/commands";
import { ensureSyntaxTree, foldable, foldEffect, HighlightStyle, syntaxHighlighting, unfoldAll } from "@codemirror/language";
import { yaml } from "@codemirror/lang-yaml";
import { autocompletion } from "@codemirror/autocomplete";
import { forEachDiagnostic, linter, lintGutter, setDiagnostics } from "@codemirror/lint";
import { MergeView } from "@codemirror/merge";
import { openSearchPanel } from "@codemirror/search";
import { tags } from "@lezer/highlight";
import { ask } from "./api.js";
import { completions, explanations } from "./completion.js";

const nonce = document.querySelector("meta[name=csp-nonce]").content;

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--key)" },
  { tag: [tags.string, tags.content], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--number)" },
  { tag: tags.comment, color: "var(--comment)" },
]);

const plain = [basicSetup, yaml(), syntaxHighlighting(colours), EditorView.cspNonce.of(nonce), EditorView.lineWrapping];

/** To the end of the word, or of the line where there is none. */
function range(doc, problem) {
  if (!(problem.line >= 1 && problem.line <= doc.lines)) return { from: 0, to: 0 };
  const line = doc.line(problem.line);
  const from = Math.min(line.from + Math.max(0, problem.column - 1), line.to);
  const word = /^[^\s:,\]}]+/.exec(doc.sliceString(from, line.to));
  return { from, to: word ? from + word[0].length : line.to };
}

const BUILD_AFTER_MILLIS = 800;

/**
 * What is wrong with the text. Most is said while it is typed; what only building the components finds is asked for when the
 * author rests, and stays until it is asked for again. Where components are code that has to be started, they are built when
 * the page opens and when the manifest is saved.
 */
function diagnostics(told, values) {
  let timer = 0;
  let queue = Promise.resolve();
  let building = false;

  async function asked(doc, build) {
    const { problems } = await ask("problems", { text: doc.toString(), build, config: values() });
    return problems.map((problem) => ({
      ...range(doc, problem), severity: problem.severity, message: problem.message, source: problem.code, line: problem.line,
    }));
  }

  const same = (one) => (other) => one.message === other.message && one.line === other.line;

  function ofBuilding(state) {
    const found = [];
    forEachDiagnostic(state, (one, from, to) => {
      if (one.ofBuilding) found.push({ ...one, from, to, line: state.doc.lineAt(from).number });
    });
    return found;
  }

  /** One question at a time: the answer to an older text would only keep that to the newest waiting. */
  function typed(view) {
    const doc = view.state.doc;
    const answer = queue.then(async () => {
      if (view.state.doc !== doc) return [];
      const found = await asked(doc, false);
      if (view.state.doc !== doc) return [];
      const all = [...found, ...ofBuilding(view.state).filter((one) => !found.some(same(one)))];
      told(all);
      return all;
    });
    queue = answer.catch(() => {});
    return answer;
  }

  async function built(view) {
    clearTimeout(timer);
    if (building) {
      rest(view);
      return;
    }
    building = true;
    try {
      const doc = view.state.doc;
      const [all, found] = [await asked(doc, true), await asked(doc, false)];
      if (view.state.doc !== doc) return;
      const marked = all.map((one) => (found.some(same(one)) ? one : { ...one, ofBuilding: true }));
      told(marked);
      view.dispatch(setDiagnostics(view.state, marked));
    } catch {
      // The page says by itself that the server does not answer.
    } finally {
      building = false;
    }
  }

  function rest(view) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!/^[ \t-]*class_name:/m.test(view.state.doc.toString())) built(view);
    }, BUILD_AFTER_MILLIS);
  }

  const resting = EditorView.updateListener.of((update) => {
    if (update.docChanged) rest(update.view);
  });
  return { built, extension: [linter(typed, { delay: 10 }), resting, lintGutter()] };
}

/** What scrolls can be reached with the keyboard. */
function reachable(view, label = "Text") {
  view.scrollDOM.tabIndex = 0;
  view.scrollDOM.setAttribute("role", "region");
  view.scrollDOM.setAttribute("aria-label", label);
  return view;
}

/**
 * An editor of the manifest; `changed` hears its text, `told` what is wrong with it, `save` of Ctrl+S; `values` are those
 * of the configuration that are not saved. `check` looks at all of it.
 */
export function manifestEditor(parent, text, { changed, told, save, run, values }) {
  const { built, extension } = diagnostics(told, values);
  const view = reachable(new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: "Mod-s", run: () => { save(); return true; } },
          { key: "Mod-Enter", run: () => { run(); return true; } },
          // After Escape, Tab leaves the editor, until something is typed or it is come back to.
          { key: "Escape", run: (view) => { view.setTabFocusMode(true); return false; } },
          indentWithTab,
        ]),
        EditorView.domEventHandlers({ focus: (_, view) => view.setTabFocusMode(false) }),
        plain,
        extension,
        autocompletion({ override: [completions(values)], activateOnTyping: true }),
        explanations(values),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          update.view.setTabFocusMode(false);
          changed(update.state.doc.toString());
        }),
        EditorView.contentAttributes.of({ "aria-label": "Manifest" }),
      ],
    }),
  }));
  return { view, check: () => built(view) };
}

/** A text that cannot be changed; `line` is the one to begin at. */
export function reader(parent, text, label, line, region) {
  const view = reachable(new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [plain, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-label": label })],
    }),
  }), region);
  if (line > 1) show(view, line);
  return view;
}

const PARSED_WITHIN_MILLIS = 200;

/** The body of a message, which can be searched and, where it is JSON, folded: then each member of the outermost value is one line. */
export function bodyReader(parent, text, label) {
  const view = reader(parent, text, "Text", 1, label);
  const inner = (state) => {
    ensureSyntaxTree(state, state.doc.length, PARSED_WITHIN_MILLIS);
    const found = [];
    for (let number = 1; number <= state.doc.lines; number++) {
      const line = state.doc.line(number);
      const range = /^ {2}\S/.test(line.text) && foldable(state, line.from, line.to);
      if (range) found.push(foldEffect.of(range));
    }
    return found;
  };
  return {
    search: () => openSearchPanel(view),
    fold: (folded) => (folded ? view.dispatch({ effects: inner(view.state) }) : unfoldAll(view)),
    destroy: () => view.destroy(),
  };
}

/** Two texts side by side. */
export function difference(parent, mine, theirs) {
  const extensions = [plain, EditorState.readOnly.of(true)];
  return new MergeView({ parent, a: { doc: mine, extensions }, b: { doc: theirs, extensions } });
}

export function setText(view, text) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

function show(view, number) {
  const line = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
  view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
}

/** Moves to a line, 1-based. */
export function goTo(view, number) {
  show(view, number);
  view.focus();
}

/** Moves to the next error after the caret, or to the next warning where there is no error; after the last one, to the first. */
export function goToNextProblem(view) {
  const found = [];
  forEachDiagnostic(view.state, (one, from, to) => found.push({ severity: one.severity, from, to }));
  const errors = found.filter((one) => one.severity === "error");
  const worst = (errors.length ? errors : found).sort((one, other) => one.from - other.from);
  const next = worst.find((one) => one.from > view.state.selection.main.from) ?? worst[0];
  if (next) {
    view.dispatch({
      selection: { anchor: next.from, head: next.to },
      effects: EditorView.scrollIntoView(next.from, { y: "center" }),
    });
  }
  view.focus();
}

/** The line of the caret, 1-based. */
export function caretLine(view) {
  return view.state.doc.lineAt(view.state.selection.main.head).number;
}

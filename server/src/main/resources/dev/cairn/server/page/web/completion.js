// Completion and explanations in the editor. What may stand where is the server's to say, as it is for `cairn lsp`.

import { pickedCompletion, snippet } from "@codemirror/autocomplete";
import { isolateHistory } from "@codemirror/commands";
import { Transaction } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { ask } from "./api.js";

const TYPES = { property: "property", type: "class", enum: "enum", variable: "variable", function: "function" };

/** Braces of the text, which CodeMirror's templates cannot have in a place to fill in, until it is inserted. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];

/** A snippet of the Language Server Protocol as a template of CodeMirror. */
function template(text) {
  return text.replace(/\\([$}\\])|\$\{\d+:|\{/g,
    (found, escaped) => (escaped ? escaped.replace("}", CLOSE) : found === "{" ? OPEN : found));
}

/** Inserts a snippet, and leads from place to place by Tab. */
function places(text) {
  const insert = snippet(template(text));
  return (view, completion, from, to) => insert({
    state: view.state,
    dispatch(made) {
      const changes = [];
      made.changes.iterChanges((from, to, _, end, written) =>
        changes.push({ from, to, insert: written.toString().replaceAll(OPEN, "{").replaceAll(CLOSE, "}") }));
      view.dispatch({
        changes, selection: made.selection, effects: made.effects, scrollIntoView: true,
        annotations: [pickedCompletion.of(completion), Transaction.userEvent.of("input.complete"), isolateHistory.of("full")],
      });
    },
  }, completion, from, to);
}

function position(state, offset) {
  const line = state.doc.lineAt(offset);
  return { line: line.number - 1, column: offset - line.from };
}

/** What is inserted for an option: a value stands apart from its key, and a key has its colon. */
function inserted(option, { before, after }) {
  if (/\{\{[^}]*$/.test(before)) return option.label;
  const apart = before.endsWith(":") ? " " : "";
  if (option.snippet) return places(apart + option.snippet);
  return apart + option.label + (option.kind === "property" && !after.startsWith(":") ? ": " : "");
}

/** Completes what is written; `values` are those of the configuration that are not saved. */
export const completions = (values) => async (context) => {
  const word = context.matchBefore(/[\w$'"]*/);
  const typed = context.state.sliceDoc(Math.max(0, context.pos - 2), context.pos);
  if (!context.explicit && word.from === word.to && !/[.[|:{]\s?$/.test(typed)) return null;
  const answer = await ask("complete", { text: context.state.doc.toString(), ...position(context.state, context.pos), config: values() });
  if (!answer.options.length) return null;
  const line = context.state.doc.lineAt(context.pos);
  const around = { before: context.state.sliceDoc(line.from, word.from), after: context.state.sliceDoc(context.pos, line.to).trimStart() };
  return {
    from: word.from,
    options: answer.options.map((option, index) => ({
      label: option.label, detail: option.detail, info: option.info || undefined, type: TYPES[option.kind], boost: -index / 10,
      apply: inserted(option, around),
    })),
    validFor: /^[\w$'"]*$/,
  };
};

/** Explains what is pointed at. */
export const explanations = (values) => hoverTooltip(async (view, at) => {
  const answer = await ask("explain", { text: view.state.doc.toString(), ...position(view.state, at), config: values() });
  if (!answer.text) return null;
  return {
    pos: at,
    create() {
      const dom = document.createElement("div");
      dom.className = "explained";
      dom.textContent = answer.text;
      return { dom };
    },
  };
});

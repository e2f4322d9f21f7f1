// Changes of the manifest by a click: what can be added to the stream, and its schema.

import { useRef, useState } from "preact/hooks";
import { EditorView } from "@codemirror/view";
import { isolateHistory, undo } from "@codemirror/commands";
import { ask } from "./api.js";
import { html } from "./ui.js";

function offset(doc, line, column) {
  return doc.line(Math.min(line, doc.lines)).from + column;
}

/** Makes a change that the server has worked out, and shows where it is; it can be undone as what is typed can. */
function make(view, change) {
  const doc = view.state.doc;
  const [from, to] = [offset(doc, change.line, change.column), offset(doc, change.end_line, change.end_column)];
  const insert = change.text.replaceAll("\r\n", "\n");
  const caret = from + (insert.length - insert.trimStart().length);
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: caret }, effects: EditorView.scrollIntoView(caret, { y: "center" }), annotations: isolateHistory.of("full") });
}

/** A change that was made, and can be undone by a click while nothing else was changed. */
function useEdit({ view, say, show }) {
  const [made, setMade] = useState(null);
  async function edit(question, body) {
    try {
      const change = await ask(question, { text: view.current.state.doc.toString(), ...body });
      make(view.current, change);
      setMade(view.current.state.doc);
      say(`${change.said}: done in line ${change.line}.`);
      show();
      setTimeout(() => view.current.focus());
    } catch (error) {
      say(error.message);
    }
  }
  function takeBack() {
    undo(view.current);
    setMade(null);
    say("It is undone.");
    show();
  }
  const canBeTakenBack = made !== null && view.current?.state.doc === made;
  return { edit, takeBack, canBeTakenBack };
}

/** The menu of what can be added to a stream. `view` is the editor's, `show` brings it to the front. */
export function EditMenu({ view, stream, say, show }) {
  const [offered, setOffered] = useState(null);
  const { edit, takeBack, canBeTakenBack } = useEdit({ view, say, show });
  const button = useRef(null);

  async function open() {
    if (offered) {
      setOffered(null);
      return;
    }
    try {
      setOffered((await ask("edits", { text: view.current.state.doc.toString(), stream })).edits);
      setTimeout(() => document.querySelector(".menu [role=menuitem]:not([aria-disabled=true])")?.focus());
    } catch (error) {
      say(error.message);
    }
  }

  function chosen(one) {
    if (one.problem) {
      say(one.problem);
      return;
    }
    setOffered(null);
    edit("add", { stream, edit: one.edit });
  }

  const keys = (event) => {
    const buttons = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
    else if (event.key === "Escape") {
      setOffered(null);
      button.current.focus();
    } else return;
    event.preventDefault();
  };
  const left = (event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOffered(null); };

  return html`<span class="menu" onFocusOut=${left}>
    <button ref=${button} aria-haspopup="menu" aria-expanded=${offered !== null} disabled=${!stream} onClick=${open}>Add…</button>
    ${offered && html`<div role="menu" aria-label=${`What can be added to ${stream}`} onKeyDown=${keys}>
      ${offered.map((one) => html`<button key=${one.edit} role="menuitem" aria-disabled=${one.problem !== ""} onClick=${() => chosen(one)}>${one.title}${one.problem && html` <span class="soft">${one.problem}</span>`}</button>`)}
    </div>`}
    ${canBeTakenBack && html`<button onClick=${takeBack}>Undo</button>`}
  </span>`;
}

/** Puts the schema that a read has seen into the manifest. */
export function SchemaEdit({ done, view, stream, say, show }) {
  const { edit, takeBack, canBeTakenBack } = useEdit({ view, say, show });
  if (!done?.seen) return null;
  return html`<p class="notice"><button onClick=${() => edit("declare_schema", { stream, schema: done.seen })}>Put what was seen into the manifest</button>
    ${" "}<button onClick=${() => edit("declare_schema", { stream, schema: done.seen, file: true })}>Put it into a file beside it</button>
    ${canBeTakenBack && html` <button onClick=${takeBack}>Undo</button>`}</p>`;
}

// Changes of the manifest by a click: what can be added to the stream, and its schema.

import { useEffect, useRef, useState } from "preact/hooks";
import { EditorView } from "@codemirror/view";
import { isolateHistory, undo } from "@codemirror/commands";
import { ask } from "./api.js";
import { Offers } from "./offers.js";
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
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: caret },
    effects: EditorView.scrollIntoView(caret, { y: "center" }),
    annotations: isolateHistory.of("full"),
  });
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
      show(change.asks);
      if (!change.asks.length) setTimeout(() => view.current.focus());
      return true;
    } catch (error) {
      say(error.message);
      return false;
    }
  }
  function takeBack() {
    undo(view.current);
    setMade(null);
    say("It is undone.");
    show([]);
  }
  const canBeTakenBack = made !== null && view.current?.state.doc === made;
  return { edit, takeBack, canBeTakenBack };
}

/** Asks for what only the author knows of an edit. `done` hears of the values, and of nothing if there is to be no edit. */
function Asked({ one, done }) {
  const first = useRef(null);
  useEffect(() => { first.current?.focus(); first.current?.select?.(); }, []);
  const submitted = (event) => {
    event.preventDefault();
    done(Object.fromEntries(new FormData(event.currentTarget)));
  };
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    done(null);
  };
  return html`<div class="asked" role="dialog" aria-label=${one.title} onKeyDown=${keys}><form onSubmit=${submitted}>
    <p><strong>${one.title}</strong></p>
    ${one.fields.map((field, index) => html`<p key=${field.name}><label for=${`asked-${field.name}`}>${field.label}</label>
      ${field.choices.length ? html`<select id=${`asked-${field.name}`} name=${field.name}>
          ${field.choices.map((choice) => html`<option key=${choice} selected=${choice === field.value}>${choice}</option>`)}</select>`
        : html`<input id=${`asked-${field.name}`} name=${field.name} type="text" ref=${index ? null : first} defaultValue=${field.value}
          required=${field.value !== ""} spellcheck="false" autocomplete="off" onFocus=${(event) => event.target.select()} />`}</p>`)}
    <p><button type="submit" class="main">Write it</button> <button type="button" onClick=${() => done(null)}>Cancel</button></p>
  </form></div>`;
}

/**
 * The menu of what can be added to a stream. `view` is the editor's; `show` brings it to the front, or what is asked of the
 * configuration.
 */
export function EditMenu({ view, stream, say, show }) {
  const [offered, setOffered] = useState(null);
  const [asked, setAsked] = useState(null);
  const [trying, setTrying] = useState(false);
  const { edit, takeBack, canBeTakenBack } = useEdit({ view, say, show });
  const button = useRef(null);

  async function open() {
    if (offered || asked) {
      setOffered(null);
      setAsked(null);
      return;
    }
    try {
      setOffered((await ask("edits", { text: view.current.state.doc.toString(), stream })).edits);
      setTimeout(() => document.querySelector(".menu [role=menuitem]:not([aria-disabled=true])")?.focus());
    } catch (error) {
      say(error.message);
    }
  }

  async function chosen(one) {
    if (one.problem) {
      say(one.problem);
      return;
    }
    setOffered(null);
    if (one.fields.length) setAsked({ ...one, stream });
    else if (!(await edit("add", { stream, edit: one.edit }))) button.current.focus();
  }

  async function answered(values) {
    if (values === null || await edit("add", { stream: asked.stream, edit: asked.edit, values })) setAsked(null);
    if (values === null) button.current.focus();
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
    <button ref=${button} aria-haspopup="menu" aria-expanded=${offered !== null || asked !== null} disabled=${!stream}
      onClick=${open}>Add…</button>
    ${offered && html`<div role="menu" aria-label=${`What can be added to ${stream}`} onKeyDown=${keys}>
      <button role="menuitem" aria-disabled="false" onClick=${() => { setOffered(null); setTrying(true); }}>What the API offers…</button>
      ${offered.map((one) =>
        html`<button key=${one.edit} role="menuitem" aria-disabled=${one.problem !== ""}
          onClick=${() => chosen(one)}>${one.title}${one.problem && html` <span class="soft">${one.problem}</span>`}</button>`)}
    </div>`}
    ${asked && html`<${Asked} key=${asked.edit} one=${asked} done=${answered} />`}
    ${trying && html`<${Offers} key=${stream} view=${view} stream=${stream} say=${say} close=${() => setTrying(false)} />`}
    ${canBeTakenBack && html`<button onClick=${takeBack}>Undo</button>`}
  </span>`;
}

/** Puts the schema that a read has seen into the manifest. */
export function SchemaEdit({ done, view, stream, say, show }) {
  const { edit, takeBack, canBeTakenBack } = useEdit({ view, say, show });
  if (!done?.seen) return null;
  return html`<p class="notice">
    <button onClick=${() => edit("declare_schema", { stream, schema: done.seen })}>Put what was seen into the manifest</button>
    ${" "}<button onClick=${() => edit("declare_schema", { stream, schema: done.seen, file: true })}>Put it into a file beside it</button>
    ${canBeTakenBack && html` <button onClick=${takeBack}>Undo</button>`}</p>`;
}

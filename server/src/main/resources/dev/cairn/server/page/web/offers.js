// Edits that the API's responses offer for a stream: each was tried, and says by which figure.

import { useEffect, useRef, useState } from "preact/hooks";
import { EditorView } from "@codemirror/view";
import { isolateHistory } from "@codemirror/commands";
import { perform } from "./api.js";
import { count, html } from "./ui.js";

const CERTAINTY = { sure: "good", likely: "soft", doubtful: "warn" };
const SUBJECTS = {
  pagination: "Pagination", key: "Primary key", cursor: "Incremental sync", errors: "Errors",
  rate_limit: "Rate limit", checkpoints: "Checkpoints",
};

/** Points of operations count code points from 1; those of the editor are UTF-16 units. */
function offset(doc, line, column) {
  const one = doc.line(Math.min(line, doc.lines));
  return Math.min(one.to, one.from + [...one.text].slice(0, column - 1).join("").length);
}

function changesOf(doc, offers) {
  return offers.flatMap((offer) => offer.changes.map((change) => ({
    from: offset(doc, change.line, change.column), to: offset(doc, change.end_line, change.end_column),
    insert: change.text.replaceAll("\r\n", "\n"),
  })));
}

function Offer({ offer, chosen, toggle }) {
  const can = offer.changes.length > 0;
  const words = offer.certainty === "doubtful" ? "doubtful: look at it" : offer.certainty;
  return html`<li>
    <p><label><input type="checkbox" checked=${chosen} disabled=${!can} onChange=${toggle} />${" "}
      <strong>${SUBJECTS[offer.subject]}</strong></label>
      ${" "}<span class=${CERTAINTY[offer.certainty]}>${words}</span></p>
    <p>${offer.summary}</p><p class="soft">${offer.reason}</p>
    ${offer.problem && html`<p class="warn">${offer.problem}</p>`}
    ${offer.trials.length > 0 && html`<details>
      <summary>${count(offer.trials.length, "trial")}<span class="visually-hidden"> for ${SUBJECTS[offer.subject]}</span></summary>
      <ul>${offer.trials.map((trial, index) => html`<li key=${index}>${trial}</li>`)}</ul></details>`}
  </li>`;
}

/** Asks what the API offers, shows it with marks, and makes what is marked as one change that can be undone. */
export function Offers({ view, stream, say, close }) {
  const [state, setState] = useState({ running: false, found: null, failed: "", text: null });
  const [chosen, setChosen] = useState(new Set());
  const [names, setNames] = useState("");
  const cancel = useRef(null);
  const input = useRef(null);
  const button = useRef(null);
  useEffect(() => { (input.current ?? button.current)?.focus(); }, [state]);
  useEffect(() => () => cancel.current?.abort(), []);

  async function ask(event) {
    event?.preventDefault();
    cancel.current = new AbortController();
    const text = view.current.state.doc;
    setState({ running: true, found: null, failed: "", text });
    try {
      const parameters = names.split(/[\s,]+/).filter(Boolean);
      const request = { stream, manifest_text: text.toString(), parameters };
      const found = await perform("offer_edits", request, cancel.current.signal);
      setChosen(new Set(found.offers.filter((offer) => offer.chosen).map((offer) => offer.subject)));
      setState({ running: false, found, failed: "", text });
    } catch (error) {
      setState({ running: false, found: null, failed: error.name === "AbortError" ? "Nothing was changed." : error.message, text });
    }
  }

  function toggle(subject) {
    const next = new Set(chosen);
    if (!next.delete(subject)) next.add(subject);
    setChosen(next);
  }

  function write(event) {
    event.preventDefault();
    const doc = view.current.state.doc;
    if (doc !== state.text) {
      setState({ ...state, found: null, failed: "The manifest was changed meanwhile: try again." });
      return;
    }
    const changes = changesOf(doc, state.found.offers.filter((offer) => chosen.has(offer.subject)));
    const caret = Math.min(...changes.map((change) => change.from));
    view.current.dispatch({
      changes, selection: { anchor: caret }, effects: EditorView.scrollIntoView(caret, { y: "center" }),
      annotations: isolateHistory.of("full"),
    });
    say(`${count(chosen.size, "edit")} made. Ctrl+Z takes them back.`);
    close();
    setTimeout(() => view.current.focus());
  }

  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    cancel.current?.abort();
    close();
  };
  const { found, failed, running } = state;
  return html`<div class="asked" role="dialog" aria-label=${`What the API offers for ${stream}`} onKeyDown=${keys}>
    <form onSubmit=${found && chosen.size ? write : ask}>
      <p><strong>What the API offers for ${stream}</strong></p>
      ${!found && !running && html`<p>
        <label for="offered-names">Parameters that its documentation names (optional)</label>
        <input id="offered-names" type="text" value=${names} spellcheck="false" autocomplete="off" ref=${input}
          onInput=${(event) => setNames(event.target.value)} /></p>
        <p class="soft">Sends up to 60 requests with the saved configuration. Nothing is written yet.</p>`}
      <div role="status">${running && html`<p>Trying…</p>`}${failed && html`<p class="bad">${failed}</p>`}
        ${found?.tried && html`<p>With the marked edits: ${found.tried}</p>`}
        ${found && !found.offers.length && html`<p>Nothing that ${stream} lacks was seen in ${count(found.records, "record")}.</p>`}
        ${found?.stopped && html`<p class="warn">Not all was tried: the requests or the time were used up.</p>`}</div>
      ${found && html`<ul class="choices">${found.offers.map((offer) => html`<${Offer} key=${offer.subject} offer=${offer}
        chosen=${chosen.has(offer.subject)} toggle=${() => toggle(offer.subject)} />`)}</ul>`}
      <p>${!running && html`<button type="submit" class="main" ref=${button}>
          ${found && chosen.size ? "Write them" : found ? "Try again" : "Try"}</button>`}
        ${" "}<button type="button" onClick=${() => { cancel.current?.abort(); close(); }}>Cancel</button></p>
    </form></div>`;
}

// The stream to read, found by a part of its name.

import { useEffect, useState } from "preact/hooks";
import { ask } from "./api.js";
import { html } from "./ui.js";

const MOST_SHOWN = 200;
const FOUND_AFTER_MILLIS = 800;

/** The streams of the text, found when its author rests; dynamic ones when `find` is called. `choose` hears which one to read. */
export function useStreams({ written, config, choose, say }) {
  const [found, setFound] = useState({ names: [], more: false });
  const [readable, setReadable] = useState(true);

  async function look(find) {
    try {
      const next = await ask("streams", { text: written, find, config });
      setReadable(true);
      setFound(next);
      choose(({ stream }) => ({ stream: next.names.includes(stream) ? stream : next.names[0] ?? "" }));
    } catch (error) {
      setReadable(false);
      if (find) say(error.message);
    }
  }

  useEffect(() => {
    const timer = setTimeout(() => look(false), FOUND_AFTER_MILLIS);
    return () => clearTimeout(timer);
  }, [written]);

  return { ...found, readable, find: () => look(true) };
}

/** Those whose names have all words of what was typed, in any order. */
function matching(names, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return names.filter((name) => words.every((word) => name.toLowerCase().includes(word)));
}

/** A field that offers the streams which fit what is typed into it. */
export function StreamPicker({ names, chosen, choose }) {
  const [typed, setTyped] = useState(null); // null while nothing is offered
  const [active, setActive] = useState(0);
  const found = typed === null ? [] : matching(names, typed).slice(0, MOST_SHOWN);
  const at = Math.min(active, found.length - 1);
  const open = (filter) => {
    setTyped(filter);
    setActive(filter === "" ? Math.max(0, names.indexOf(chosen)) : 0);
  };
  const take = (name) => {
    if (name !== undefined) choose(name);
    setTyped(null);
  };
  const keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      if (typed === null) open("");
      else setActive((at + step + found.length) % Math.max(1, found.length));
      event.preventDefault();
    } else if (event.key === "Enter" && typed !== null) {
      take(found[at]); // Ctrl+Enter reads it, too
    } else if (event.key === "Escape") {
      setTyped(null);
    }
  };
  return html`<span class="picker"><label for="stream">Stream</label>
    <input id="stream" role="combobox" aria-expanded=${typed !== null} aria-controls="streams" aria-autocomplete="list" autocomplete="off"
      spellcheck="false"
      aria-activedescendant=${at >= 0 ? `stream-${at}` : undefined} placeholder=${names.length ? "" : "none"} value=${typed ?? chosen}
      onFocus=${(event) => event.target.select()} onClick=${() => typed === null && open("")} onInput=${(event) => open(event.target.value)}
        onKeyDown=${keys} onBlur=${() => setTyped(null)} />
    <ul id="streams" role="listbox" aria-label="Streams" hidden=${typed === null}>
      ${found.map((name, index) => html`<li key=${name} id=${`stream-${index}`} role="option" aria-selected=${index === at}
        onMouseDown=${(event) => { event.preventDefault(); take(name); }}>${name}</li>`)}
      ${typed !== null && !found.length
        && html`<li role="option" aria-disabled="true" aria-selected="false">No stream has that in its name.</li>`}
    </ul></span>`;
}

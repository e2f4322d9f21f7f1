// The records follow the text: while it is changed, they are read again from what the last read was answered, without a request.

import { useEffect, useRef, useState } from "preact/hooks";
import { replay } from "./api.js";
import { advanced, NOTHING_READ } from "./read.js";
import { html, Line } from "./ui.js";

const REPLAYED_AFTER_MILLIS = 60;
/** Where components are code that has to be started. */
const WITH_CODE_AFTER_MILLIS = 1000;
const PLACE = /\.ya?ml:(\d+):\d+/;

const NAMES = ["text", "state", "config", "pages", "slices"];

const same = (one, other) => NAMES.every((name) => one[name] === other[name]);

/**
 * Replays the last read when what it is made of has changed since, the newest change only. `made` is what a read would be made of
 * now, `read` what is shown, `show` shows another one. Returns what is to be said of it, and a function that hears what the
 * shown read was made of.
 */
export function useReplay({ made, read, show, follows }) {
  const of = useRef(made); // what the shown records are made of
  const [said, setSaid] = useState(null);
  const possible = follows && !read.running && read.latest && read.stream === made.stream;
  useEffect(() => {
    if (!possible) return undefined;
    if (same(of.current, made)) {
      setSaid((before) => (before?.broken ? before.before : before));
      return undefined;
    }
    const broke = (message) => setSaid((before) => ({ broken: message, before: before?.broken ? before.before : before }));
    const outdated = new AbortController();
    const timer = setTimeout(async () => {
      let next = { ...NOTHING_READ, number: read.number, stream: read.stream, at: read.at, latest: true, replayed: true };
      try {
        await replay(made, outdated.signal, (event) => { next = advanced(next, event); });
      } catch (error) {
        if (error.name !== "AbortError") broke(error.message);
        return;
      }
      if (outdated.signal.aborted) return;
      // What names a line is wrong with the text, and not with the answers.
      const mistake = next.failed || next.failures.find((one) => one.cause === "template" || PLACE.test(one.message))?.message;
      if (mistake) {
        broke(mistake);
        return;
      }
      of.current = made;
      setSaid({ misses: next.done?.misses ?? [] });
      show(next);
    }, /^[ \t-]*class_name:/m.test(made.text) ? WITH_CODE_AFTER_MILLIS : REPLAYED_AFTER_MILLIS);
    return () => { clearTimeout(timer); outdated.abort(); };
  }, [possible, ...NAMES.map((name) => made[name])]);
  return { said, madeOf: (inputs) => { of.current = inputs; setSaid(null); } };
}

/** What the shown records are of, where they are not those of a read. */
export function Replayed({ said, read, goTo }) {
  if (!said) return null;
  if (said.broken) {
    return html`<p class="notice" role="status">
      The text cannot be read as it is: <span class="bad">${said.broken}</span>${" "}
      <${Line} number=${Number(PLACE.exec(said.broken)?.[1] ?? 0)} goTo=${goTo} /> The records are those of the last text that could.</p>`;
  }
  if (!read.replayed) return null;
  return html`<div class="notice" role="status">${said.misses.length
      ? html`<p><span class="warn">The text asks what was not recorded</span>; nothing was sent. Read to ask the API.</p>
        ${said.misses.map((miss) => html`<pre key=${miss}>${miss}</pre>`)}`
      : html`As the text is now, by what the API answered to read ${read.number}. Nothing was sent.`}</div>`;
}

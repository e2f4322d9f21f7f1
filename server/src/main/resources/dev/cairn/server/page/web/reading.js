// The test read that is shown: it is begun, cancelled, replayed as the text changes, or taken from the history.

import { useEffect, useRef, useState } from "preact/hooks";
import { testRead } from "./api.js";
import { newest } from "./history.js";
import { advanced, NOTHING_READ } from "./read.js";
import { useReplay } from "./replay.js";

const FIRST = { slice: 0, page: 0, record: 0 };

/**
 * The read that is shown, and which slice, page and record of it. `made` is what a read would be made of now, but for the text
 * of the editor, which `text` gives; `sound` is true if the configuration can be used.
 */
export function useReading({ made, text, sound, follows, say }) {
  const [read, setRead] = useState(NOTHING_READ);
  const [at, move] = useState(FIRST);
  const cancel = useRef(null);
  const replays = useReplay({ made, read, show: setRead, follows });

  useEffect(() => {
    newest().then((last) => last && setRead((before) => (before.number || before.running ? before : { ...last, latest: true })), () => {});
  }, []);

  function show(other) {
    setRead(other);
    move(FIRST);
  }

  async function run() {
    if (read.running || !made.stream || !sound()) return;
    cancel.current = new AbortController();
    const inputs = { ...made, text: text() };
    replays.madeOf(inputs);
    show({ ...NOTHING_READ, stream: made.stream, running: true, latest: true });
    say("");
    try {
      await testRead(inputs, cancel.current.signal, (event) => setRead((before) => advanced(before, event)));
    } catch (error) {
      if (error.name === "AbortError") say("The read was cancelled.");
      else setRead((before) => ({ ...before, failed: error.message }));
    }
    setRead((before) => ({ ...before, running: false }));
  }

  return { read, at, move, show, run, cancel: () => cancel.current.abort(), replayed: replays.said };
}

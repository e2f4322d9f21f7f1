// The keys that work everywhere in the page, and the question before it is left.

import { useEffect, useRef } from "preact/hooks";

/**
 * Listens to the keys of the whole page. Returns a place for what is done now, which each drawing of the page fills anew:
 * `saveAll` and `run` are done by keys, `lost` is true if leaving would lose something. The editor takes its own from there.
 */
export function useKeys() {
  const now = useRef({});
  useEffect(() => {
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
    return () => {
      removeEventListener("keydown", keys);
      removeEventListener("beforeunload", leaving);
    };
  }, []);
  return now;
}

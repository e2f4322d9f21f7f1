// The file of the manifest: it is saved from the editor, and watched for what others do to it.

import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "./api.js";
import { difference } from "./editor.js";
import { Drawn, html } from "./ui.js";

const CHANGES_EVERY_MILLIS = 2000;

/** A text with the line ends of the editor, which are those of Unix. */
export const inEditor = (text) => text.replaceAll("\r\n", "\n");

/** A text of the editor with the line ends of its file. */
const inFile = (text, file) => (file.includes("\r\n") && !/(^|[^\r])\n/.test(file) ? text.replaceAll("\n", "\r\n") : text);

/**
 * The file as the page knows it. `text` gives what stands in the editor, `load` replaces that; `isSaved` hears of what was saved.
 *
 * @param hash that of the content that the editor's text was made of
 */
export function useFile({ manifest, hash, text, load, say, isSaved }) {
  const [saved, setSaved] = useState({ ...manifest, hash });
  const [conflict, setConflict] = useState(null);
  const [silent, setSilent] = useState("");
  const saving = useRef(false);
  const last = useRef(saved.hash); // of the file, as the page knows it
  last.current = saved.hash;

  useEffect(() => {
    const timer = setInterval(async () => {
      try {
        const { manifest } = await ask("changes");
        // An answer that was on its way while the page itself has saved says nothing.
        const ours = saving.current || last.current !== saved.hash;
        if (manifest !== saved.hash && !conflict && !ours) say(`${saved.name} has been changed on disk. Save to see the difference.`);
        setSilent("");
      } catch (error) {
        setSilent(error.message);
      }
    }, CHANGES_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [saved.hash, conflict]);

  async function save() {
    saving.current = true;
    try {
      const whole = inFile(text(), saved.text);
      const answer = await ask("save", { text: whole, known: saved.hash });
      if (answer.conflict) {
        setConflict(answer.conflict);
        return;
      }
      setSaved({ ...saved, text: whole, hash: answer.hash });
      say(`${saved.name} is saved.`);
      await isSaved(whole);
    } catch (error) {
      say(error.message);
    } finally {
      saving.current = false;
    }
  }

  function keep(mine) {
    setSaved({ ...saved, ...conflict });
    if (!mine) load(inEditor(conflict.text));
    say(mine ? "Yours is kept; save it to replace the other one." : "The file on disk is loaded.");
    setConflict(null);
  }

  return { saved, inEditor: inEditor(saved.text), conflict, silent, save, keep };
}

/** Both texts, and the choice between them, where the file was changed meanwhile. */
export function Conflict({ file, mine }) {
  if (!file.conflict) return null;
  const draw = (into) => {
    const shown = difference(into, mine(), inEditor(file.conflict.text));
    return () => shown.destroy();
  };
  return html`<div class="conflict" role="dialog" aria-label="The file has been changed on disk">
    <p>${file.saved.name} has been changed on disk: yours is on the left, the file on the right.</p>
    <p><button onClick=${() => file.keep(true)}>Keep mine</button> <button onClick=${() => file.keep(false)}>Load the file</button></p>
    <${Drawn} draw=${draw} on=${[file.conflict]} />
  </div>`;
}

// The manifest as it is written: its editor, what is wrong with it, and its file.

import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "./api.js";
import { manifestEditor, setText } from "./editor.js";
import { inEditor, useFile } from "./file.js";

/**
 * The manifest in the editor, which is drawn into `place`. `saved` is the file as the server has read it, and `draft` what the
 * browser has kept of it; `form` follows the spec that is written. The editor keeps the functions that it is given first, so
 * that it takes them from `now`.
 */
export function useManifest({ saved, draft, form, formIsShown, say, now }) {
  const [written, setWritten] = useState(draft.text ?? inEditor(saved.text));
  const [problems, setProblems] = useState(null);
  const view = useRef(null);
  const check = useRef(() => {});
  const place = useRef(null);
  const text = () => view.current.state.doc.toString();
  const file = useFile({
    manifest: saved, hash: draft.base ?? saved.hash, text, load: (loaded) => setText(view.current, loaded), say,
    isSaved: async (whole) => {
      check.current();
      form.found(await ask("form", { text: whole }));
    },
  });
  const failed = (error) => say(error.message);

  useEffect(() => {
    const editor = manifestEditor(place.current, written, {
      changed: setWritten, told: setProblems,
      save: () => now.current.save(), run: () => now.current.run(), values: () => now.current.values(),
    });
    view.current = editor.view;
    check.current = editor.check;
    ask("form", { text: written }).then(form.found, failed).then(editor.check);
    return () => view.current.destroy();
  }, []);

  // The form follows the spec that is being written, and comes when a broken manifest has been mended.
  useEffect(() => {
    if (formIsShown) ask("form", { text: text() }).then(form.found, failed);
  }, [formIsShown, form.name]);

  return {
    written, text, problems, errors: problems?.filter((problem) => problem.severity === "error") ?? [], view, place, file,
    unsaved: written !== file.inEditor, check: () => check.current(), takeBack: () => setText(view.current, file.inEditor),
  };
}

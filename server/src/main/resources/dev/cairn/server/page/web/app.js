// The author's page: the manifest on the left, what it does on the right.

import { render } from "preact";
import { useState } from "preact/hooks";
import { ask, askAbout } from "./api.js";
import { Beginning } from "./beginning.js";
import { goTo, goToNextProblem } from "./editor.js";
import { useConfiguration } from "./config.js";
import { keptDraft, useChoices, useKeeping } from "./drafts.js";
import { Conflict, inEditor } from "./file.js";
import { Header } from "./header.js";
import { useKeys } from "./keys.js";
import { useManifest } from "./manifest.js";
import { useReading } from "./reading.js";
import { Left, Right } from "./sides.js";
import { useStreams } from "./streams.js";
import { count, html } from "./ui.js";

/** @param draft what the browser has kept of this manifest since it was saved, and what was chosen */
function App({ workspace, draft }) {
  const [chosen, choose] = useChoices(draft, workspace.state);
  const [said, say] = useState(draft.text === undefined ? "" : "What was not saved is here again.");
  const now = useKeys();
  const form = useConfiguration({
    say, open: () => choose({ left: "config" }), saved: () => now.current.check(), draft: draft.config, name: draft.configName ?? "",
  });
  const manifest = useManifest({ saved: workspace.manifest, draft, form, formIsShown: chosen.left === "config", say, now });
  const made = { text: manifest.written, stream: chosen.stream, state: chosen.state, config: form.typed, ...chosen.limits };
  const reading = useReading({ made, text: manifest.text, sound: form.sound, follows: chosen.follows, say });
  const streams = useStreams({ written: manifest.written, config: form.typed, choose, say });
  const { file, unsaved, view } = manifest;
  const keepDraft = useKeeping(workspace.id, () => ({
    ...chosen, state: undefined,
    unsaved: unsaved || Object.keys(form.kept()).length > 0 || chosen.state !== workspace.state,
    ...(unsaved && { text: manifest.written, base: file.saved.hash }), ...(chosen.state !== workspace.state && { state: chosen.state }),
    config: form.kept(), configName: form.name,
  }), [manifest.written, file.saved, form.typed, form.config, form.name, chosen]);
  // The browser keeps what it can; it asks before anything else is lost.
  const lost = () => !keepDraft() || form.typedSecrets().length > 0 || document.querySelector("form.config")?.checkValidity() === false;
  now.current = {
    lost, save: file.save, run: reading.run, saveAll: () => (chosen.left === "config" ? form.save() : file.save()),
    values: () => form.typed, check: manifest.check,
  };

  const inManifest = (move) => {
    choose({ left: "manifest" });
    setTimeout(() => move(view.current));
  };
  const does = {
    say, choose: (stream) => choose({ stream }), limit: (limits) => choose({ limits }), run: reading.run, cancel: reading.cancel,
    edited: (asks) => edited(asks, { choose, form, manifest, say }), findStreams: streams.find, takeBack: manifest.takeBack,
    showPages: () => choose({ right: "pages" }), nextProblem: () => inManifest(goToNextProblem),
    goTo: (line) => inManifest((shown) => goTo(shown, line)),
  };
  return html`<${Header} file=${file} unsaved=${unsaved} problems=${manifest.problems} view=${view} streams=${streams}
      chosen=${chosen.stream} limits=${chosen.limits} read=${reading.read} said=${said} does=${does} />
    <main>
      <${Left} manifest=${manifest} form=${form} chosen=${chosen} choose=${choose} />
      <${Right} reading=${reading} manifest=${manifest} config=${form.typed} readable=${streams.readable} chosen=${chosen} choose=${choose}
        does=${does} />
    </main>
    <div class="visually-hidden" role="status">${manifest.problems !== null && summary(manifest)}</div>
    <${Conflict} file=${file} mine=${manifest.text} />`;
}

function summary({ problems, errors }) {
  return `${count(errors.length, "error")}, ${count(problems.length - errors.length, "warning")} in the manifest`;
}

/** Shows where the manifest was changed by a click, or what the change asks of the configuration. */
async function edited(asks, { choose, form, manifest, say }) {
  choose({ left: asks.length ? "config" : "manifest" });
  if (!asks.length) return;
  try {
    form.found(await ask("form", { text: manifest.text() }));
    setTimeout(() => document.getElementById(`config-${asks[0]}`)?.focus());
  } catch (error) {
    say(error.message);
  }
}

/** A manifest that is not there yet is begun first, unless something of it has been typed. */
function Desk({ workspace, draft }) {
  const [begun, setBegun] = useState(workspace.manifest.text.trim() || draft.text?.trim() ? workspace : null);
  if (!begun) return html`<${Beginning} workspace=${workspace} begun=${setBegun} />`;
  return html`<${App} workspace=${begun} draft=${begun === workspace ? draft : { ...draft, text: undefined, base: undefined }} />`;
}

const root = document.getElementById("app");
ask("workspace").then(
  (workspace) => {
    const draft = keptDraft(workspace.id);
    // What was typed may have come into the file in another way.
    if (draft.text === inEditor(workspace.manifest.text)) {
      delete draft.text;
      delete draft.base;
    }
    askAbout(draft.configName ?? "");
    root.replaceChildren();
    render(html`<${Desk} workspace=${workspace} draft=${draft} />`, root);
  },
  (error) => { root.textContent = error.message; },
);

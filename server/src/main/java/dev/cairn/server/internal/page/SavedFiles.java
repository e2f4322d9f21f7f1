package dev.cairn.server.internal.page;

import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.ChangesAnswer;
import dev.cairn.server.model.ConfigConflict;
import dev.cairn.server.model.ConfigSaveRequest;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.ManifestText;
import dev.cairn.server.model.OtherText;
import dev.cairn.server.model.SaveAnswer;
import dev.cairn.server.model.SaveRequest;
import dev.cairn.server.model.WorkspaceAnswer;
import dev.cairn.server.model.WorkspaceFile;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * The files of the workspace, as the page shows and saves them.
 *
 * @param form the configuration
 */
record SavedFiles(EditedManifest manifest, TextFile state, Form form) {

    WorkspaceAnswer workspace() throws IOException {
        String text = manifest.file().text();
        return new WorkspaceAnswer(new WorkspaceFile(manifest.file().name(), text, TextFile.hash(text)), state.text());
    }

    ChangesAnswer changes() throws IOException {
        return new ChangesAnswer(manifest.file().hash());
    }

    SaveAnswer save(RequestBody<SaveRequest> body) throws IOException {
        String text = body.model().text();
        Optional<String> others = manifest.file().replace(body.model().known(), text);
        return others.isPresent()
                ? new SaveAnswer(null, new OtherText(others.get(), TextFile.hash(others.get())))
                : new SaveAnswer(TextFile.hash(text), null);
    }

    /** The configuration and its form. It is not part of the workspace, since a large manifest takes a while to load. */
    JsonModel form(RequestBody<ManifestText> body) throws IOException, CannotBeDone {
        manifest.tryToLoad(body.model().text());
        return form.shown(manifest.lastSound());
    }

    JsonModel saveConfig(RequestBody<ConfigSaveRequest> body) throws IOException, CannotBeDone {
        boolean saved = form.save(body.model().known(), Objects.requireNonNull(body.object("values")));
        return saved ? form.shown(manifest.lastSound()) : new ConfigConflict(form.shown(manifest.lastSound()));
    }
}

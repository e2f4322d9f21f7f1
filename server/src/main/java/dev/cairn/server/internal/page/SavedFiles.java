package dev.cairn.server.internal.page;

import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.ChangesAnswer;
import dev.cairn.server.model.ConfigConflict;
import dev.cairn.server.model.ConfigForm;
import dev.cairn.server.model.ConfigSaveRequest;
import dev.cairn.server.model.FormMarksAnswer;
import dev.cairn.server.model.FormMarksRequest;
import dev.cairn.server.model.FormRequest;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.OtherText;
import dev.cairn.server.model.SaveAnswer;
import dev.cairn.server.model.SaveRequest;
import dev.cairn.server.model.WorkspaceAnswer;
import dev.cairn.server.model.WorkspaceFile;
import java.io.IOException;
import java.util.Optional;

/**
 * The files of the workspace, as the page shows and saves them.
 *
 * @param form the configuration
 */
record SavedFiles(EditedManifest manifest, TextFile state, Form form) {

    WorkspaceAnswer workspace() throws IOException {
        String text = manifest.file().text();
        return new WorkspaceAnswer(
                TextFile.hash(manifest.place()),
                new WorkspaceFile(manifest.file().name(), text, TextFile.hash(text)),
                state.text());
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
    JsonModel form(RequestBody<FormRequest> body) throws IOException, CannotBeDone {
        manifest.tryToLoad(body.model().text());
        return form.shown(manifest.lastSound(), body);
    }

    FormMarksAnswer marks(RequestBody<FormMarksRequest> body) throws IOException, CannotBeDone {
        return new FormMarksAnswer(form.marks(manifest.lastSound(), body));
    }

    JsonModel saveConfig(RequestBody<ConfigSaveRequest> body) throws IOException, CannotBeDone {
        boolean saved = form.save(body);
        ConfigForm now = form.shown(manifest.lastSound(), body);
        return saved ? now : new ConfigConflict(now);
    }
}

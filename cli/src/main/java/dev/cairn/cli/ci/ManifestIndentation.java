package dev.cairn.cli.ci;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.workbench.language.ManifestFormat;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What would make a manifest evenly indented, by two blanks or by four, whichever is less of a change.
 *
 * @param changes at most one for each line
 */
record ManifestIndentation(Path file, TextLines text, List<TextChange> changes) {

    static ManifestIndentation of(Path file) {
        TextLines text = TextLines.of(DocumentFiles.text(file));
        List<TextChange> two = ManifestFormat.changes(text, 2);
        List<TextChange> four = two.isEmpty() ? two : ManifestFormat.changes(text, 4);
        return new ManifestIndentation(file, text, four.size() < two.size() ? four : two);
    }

    /** One, at the first line: a manifest is put right as a whole. */
    List<Diagnostic> problems() {
        return changes.isEmpty()
                ? List.of()
                : List.of(new Diagnostic(
                        Severity.ERROR,
                        new Place(
                                file.toString(), changes.get(0).range().start().line() + 1, 1),
                        Phrases.count(changes.size(), "line")
                                + " from here on would be indented otherwise, or not end in"
                                + " blanks ('cairn ci --fix' writes them, and an editor's 'format document')",
                        "format"));
    }

    void write() throws IOException {
        TextLines written = text;
        for (TextChange change : changes) {
            written = written.with(change);
        }
        if (!changes.isEmpty()) {
            new AtomicFile(file).replace(written.text().getBytes(StandardCharsets.UTF_8));
        }
    }
}

package dev.cairn.server.internal.page;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.EditsAnswer;
import dev.cairn.server.model.OfferedEdit;
import dev.cairn.server.model.OfferedField;
import dev.cairn.server.model.SchemaDeclaration;
import dev.cairn.server.model.StreamAddition;
import dev.cairn.server.model.StreamName;
import dev.cairn.server.model.TextChanged;
import dev.cairn.workbench.edit.CannotEdit;
import dev.cairn.workbench.edit.StreamEdit;
import dev.cairn.workbench.edit.StreamEdits;
import dev.cairn.workbench.har.PrettyJson;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of the manifest by a click; the editor makes them. Thread-safe. */
record PageEdits(EditedManifest manifest, LastRead lastRead) {

    private static final String SCHEMAS = "schemas";

    /** What can be added to a stream, as far as is known without trying it: that is done with what is chosen. */
    EditsAnswer offered(RequestBody<StreamName> body) throws CannotBeDone {
        StreamEdits edits = edits(body.model().text());
        int stream = stream(edits, body.model().stream());
        List<OfferedEdit> offered = new ArrayList<>();
        for (StreamEdit edit : StreamEdit.values()) {
            String problem = edits.obstacle(stream, edit).orElse("");
            List<OfferedField> fields = problem.isEmpty() ? fields(edits, stream, edit) : List.of();
            offered.add(new OfferedEdit(edit.name(), edit.title(), problem, fields));
        }
        return new EditsAnswer(offered);
    }

    private static List<OfferedField> fields(StreamEdits edits, int stream, StreamEdit edit) throws CannotBeDone {
        try {
            return edits.fields(stream, edit).stream()
                    .map(field -> new OfferedField(field.name(), field.label(), field.value(), field.choices()))
                    .toList();
        } catch (CannotEdit e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()));
        }
    }

    /** The change that adds something. */
    TextChanged add(RequestBody<StreamAddition> body) throws CannotBeDone {
        StreamEdits edits = edits(body.model().text());
        int stream = stream(edits, body.model().stream());
        StreamEdit edit = Stream.of(StreamEdit.values())
                .filter(one -> one.name().equals(body.model().edit()))
                .findFirst()
                .orElseThrow(() ->
                        new CannotBeDone("there is no edit '" + body.model().edit() + "'"));
        ObjectNode given = body.object("values");
        Map<String, String> values = new LinkedHashMap<>();
        if (given != null) {
            given.toPlain().forEach((name, value) -> values.put(name, String.valueOf(value)));
        }
        try {
            TextChange change =
                    edits.seeing(lastRead.seenOf(body.model().stream())).soundChange(stream, edit, values);
            return changed(change, edit.title(), edit.configuration().keySet());
        } catch (CannotEdit e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()));
        }
    }

    /** The change that declares a schema. A file that is there already is not replaced, unless the manifest names it. */
    TextChanged declare(RequestBody<SchemaDeclaration> body) throws IOException, CannotBeDone {
        SchemaDeclaration asked = body.model();
        StreamEdits edits = edits(asked.text());
        int stream = stream(edits, asked.stream());
        Map<String, @Nullable Object> schema =
                Objects.requireNonNull(body.object("schema")).toPlain();
        try {
            if (!asked.file()) {
                return changed(edits.inlineSchema(stream, schema), "The schema is in the manifest", Set.of());
            }
            String path = SCHEMAS + "/" + asked.stream().replaceAll("[^A-Za-z0-9_-]", "_") + ".json";
            TextChange change = edits.schemaFile(stream, path);
            Path file = manifest.file().path().resolveSibling(path);
            if (Files.exists(file) && !asked.text().contains(path)) {
                throw new CannotBeDone(file + " is there already, and the manifest does not name it");
            }
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            new AtomicFile(file).replaceForAll(PrettyJson.write(schema).getBytes(StandardCharsets.UTF_8));
            return changed(change, "The schema is in " + path, Set.of());
        } catch (CannotEdit e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()));
        }
    }

    private StreamEdits edits(String text) throws CannotBeDone {
        return StreamEdits.of(TextLines.of(text), manifest.file().path())
                .orElseThrow(() -> new CannotBeDone("the manifest is no YAML just now: mend it first"));
    }

    private static int stream(StreamEdits edits, String name) throws CannotBeDone {
        int number = edits.names().indexOf(name);
        if (number < 0) {
            throw new CannotBeDone(
                    "the stream '" + name + "' is not written in the list of streams: a template makes it");
        }
        return number;
    }

    private static TextChanged changed(TextChange change, String said, Set<String> asks) {
        return new TextChanged(
                change.range().start().line() + 1L,
                (long) change.range().start().column(),
                change.range().end().line() + 1L,
                (long) change.range().end().column(),
                change.text(),
                said,
                List.copyOf(asks));
    }
}

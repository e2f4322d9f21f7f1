package dev.cairn.workbench.edit;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.SourceTree;
import dev.cairn.workbench.problem.ProblemList;
import dev.cairn.workbench.seen.SeenRead;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What can be added to the streams of a text. A change touches nothing else: comments, anchors, indentation and the ends of lines stay,
 * and so do other streams that share a definition, since what is added stands beside the {@code $ref}. Immutable.
 */
public final class StreamEdits {

    static final String STREAM = "DeclarativeStream";

    private static final String CHECKPOINTS = "pages_per_checkpoint_interval";

    private final TextLines text;
    private final ObjectNode root;
    private final Inheritance inheritance;
    private final List<Node> items;
    private final Optional<Path> specFile;
    private final SeenRead seen;

    private StreamEdits(TextLines text, ObjectNode root, Optional<Path> specFile, SeenRead seen) {
        this.seen = seen;
        this.text = text;
        this.root = root;
        this.specFile = specFile;
        this.inheritance = Inheritance.of(root);
        this.items = root.items("streams");
    }

    /** Of a manifest that is in no file; empty where the text is no YAML just then. */
    public static Optional<StreamEdits> of(TextLines text) {
        return SourceTree.of(text).map(root -> new StreamEdits(text, root, Optional.empty(), SeenRead.NOTHING));
    }

    /**
     * Of the text of a manifest; empty where it is no YAML just then.
     *
     * @param manifest its file, which need not be there; what lies beside it counts, such as a {@code spec.yaml}
     */
    public static Optional<StreamEdits> of(TextLines text, Path manifest) {
        return SourceTree.of(text)
                .map(root -> new StreamEdits(text, root, SpecProperties.fileBeside(manifest), SeenRead.NOTHING));
    }

    /** The same edits, which write names that were seen of the stream that they change. */
    public StreamEdits seeing(SeenRead read) {
        return new StreamEdits(text, root, specFile, read);
    }

    /** The names of the streams that are written, in order; empty ones where a name is not. */
    public List<String> names() {
        return items.stream()
                .map(inheritance::mapping)
                .map(stream -> stream == null ? "" : inheritance.name(stream))
                .toList();
    }

    /** The number of the stream that is written at a point, 0-based. */
    public OptionalInt streamAt(TextPoint point) {
        return IntStream.range(0, items.size())
                .filter(number -> {
                    ObjectNode stream = inheritance.mapping(items.get(number));
                    return stream != null && isAround(stream, point.line());
                })
                .findFirst();
    }

    private boolean isAround(ObjectNode stream, int line) {
        int first = text.point(stream.place()).line();
        return first <= line && line <= new Insertion(text).lastLine(stream);
    }

    /**
     * What only the author knows of an edit, with what the manifest lets expect; empty for most edits.
     *
     * @param stream its number, 0-based
     * @throws CannotEdit if there is no such stream
     */
    public List<EditField> fields(int stream, StreamEdit edit) throws CannotEdit {
        StreamRequesters requesters = requesters(stream);
        return switch (edit.kind()) {
            case ADDITION -> List.of();
            case LOGIN -> new OauthChange(text, root, requesters, specFile, edit).fields();
            case JOBS -> new JobsChange(text, requesters).fields();
        };
    }

    /**
     * What keeps something from being added to a stream, such as that it has it already; empty where nothing is known that does. That is
     * quick, and need not be all: whether the changed text is what it is to be, and goes with the rest of the manifest, only
     * {@link #soundChange(int, StreamEdit, Map)} finds out, which reads it.
     *
     * @param stream its number, 0-based
     */
    public Optional<String> obstacle(int stream, StreamEdit edit) {
        try {
            planned(stream, edit, Map.of()).requirePossible();
            return Optional.empty();
        } catch (CannotEdit e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private CheckedChange planned(int stream, StreamEdit edit, Map<String, String> values) throws CannotEdit {
        ObjectNode node = stream(stream);
        List<Part> parts = switch (edit.kind()) {
            case ADDITION -> {
                EditValues.of(List.of(), values);
                yield List.of(Addition.of(text, inheritance, edit, choices(node, edit))
                        .to(node));
            }
            case LOGIN -> new OauthChange(text, root, requesters(stream), specFile, edit).parts(values);
            case JOBS -> new JobsChange(text, requesters(stream)).parts(values);
        };
        return new CheckedChange(text, root, parts);
    }

    private Map<String, String> choices(ObjectNode stream, StreamEdit edit) throws CannotEdit {
        Map<String, String> choices = new HashMap<>(edit.choices(seen));
        if (edit == StreamEdit.PARENT) {
            choices.put("ParentStreamConfig.stream", "{$ref: \"" + new Parents(items, inheritance).of(stream) + "\"}");
        }
        if (edit == StreamEdit.INCREMENTAL_SYNC && hasPagesWithoutCheckpoints(stream)) {
            choices.put("DatetimeBasedCursor." + CHECKPOINTS, "1");
        }
        return choices;
    }

    private boolean hasPagesWithoutCheckpoints(ObjectNode stream) {
        ObjectNode retriever = mapping(stream, "retriever");
        ObjectNode paginator = retriever == null ? null : mapping(retriever, "paginator");
        return paginator != null
                && inheritance.type(paginator, "SimpleRetriever", "paginator").equals("DefaultPaginator")
                && inheritance.find(paginator, CHECKPOINTS) == null;
    }

    private @Nullable ObjectNode mapping(ObjectNode component, String key) {
        Inheritance.Found found = inheritance.find(component, key);
        return found == null ? null : inheritance.mapping(found.value());
    }

    private StreamRequesters requesters(int stream) throws CannotEdit {
        ObjectNode node = stream(stream);
        String reference = Inheritance.reference(items.get(stream));
        return new StreamRequesters(inheritance, node, reference == null ? "#/streams/" + stream : reference);
    }

    /** {@link #soundChange(int, StreamEdit, Map)} with the values that can be expected. */
    public TextChange soundChange(int stream, StreamEdit edit) throws CannotEdit {
        return soundChange(stream, edit, Map.of());
    }

    /**
     * The change that adds something to a stream, if the manifest has no error more with it, such as a paginator that does not go with a
     * decoder.
     *
     * @param stream its number, 0-based
     * @param values by the names of {@link #fields}; those that are not given are what can be expected
     * @throws CannotEdit if it has that already, or cannot have it, or a value cannot be
     */
    public TextChange soundChange(int stream, StreamEdit edit, Map<String, String> values) throws CannotEdit {
        TextChange change = planned(stream, edit, values).change();
        requireSound(text.with(change));
        return change;
    }

    /**
     * The changes that write something into a stream, made together, if the manifest has no error more with them.
     *
     * @param stream its number, 0-based
     * @throws CannotEdit if it has that already, or cannot have it
     */
    public List<TextChange> soundChanges(int stream, StreamChange change) throws CannotEdit {
        ObjectNode node = stream(stream);
        StreamChangeParts parts = new StreamChangeParts(text, root, inheritance, requesters(stream), specFile);
        List<TextChange> changes = new CheckedChange(text, root, parts.of(node, change)).changes();
        requireSound(text.withAll(changes));
        return changes;
    }

    private void requireSound(TextLines changed) throws CannotEdit {
        Set<String> errors = errors(changed);
        errors.removeAll(errors(text));
        if (!errors.isEmpty()) {
            throw new CannotEdit("It does not go with the rest: " + String.join("; ", errors) + ".");
        }
    }

    private static Set<String> errors(TextLines text) {
        return new ProblemList(Authoring.problemsOfText("manifest", text.text()))
                .errors().stream().map(Diagnostic::message).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The change that declares a stream's schema in place of the one that it has.
     *
     * @param stream its number, 0-based
     * @param schema a JSON Schema
     */
    public TextChange inlineSchema(int stream, Map<String, ? extends @Nullable Object> schema) throws CannotEdit {
        return new SchemaChange(text, root, stream(stream)).inline(schema);
    }

    /**
     * The change that has a stream's schema read from a file in place of the one that it has.
     *
     * @param stream its number, 0-based
     * @param path as the manifest names it
     */
    public TextChange schemaFile(int stream, String path) throws CannotEdit {
        return new SchemaChange(text, root, stream(stream)).file(path);
    }

    private ObjectNode stream(int number) throws CannotEdit {
        ObjectNode stream = number < 0 || number >= items.size() ? null : inheritance.mapping(items.get(number));
        if (stream == null || !inheritance.type(stream, "", "").matches("|" + STREAM)) {
            throw new CannotEdit("This is no stream that is written in the manifest.");
        }
        return stream;
    }
}

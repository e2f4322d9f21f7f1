package dev.cairn.workbench.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Severity;
import dev.cairn.documents.YamlReader;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.ManifestFormat;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every edit of every manifest that the tests have: the result has no error more, is another in nothing but what the edit says, and
 * evenly indented where the manifest was.
 * {@code -Dedits.manifests=FOLDER} does the same with the published ones in a folder, such as {@code it-tests/corpus/fetch.py} makes;
 * of a manifest with several streams one is taken, or {@code -Dedits.streams=N}.
 */
class EveryManifestTest {

    /** All manifests with {@code -Dcairn.thorough=true}. */
    private static final int ONE_OF = Boolean.getBoolean("cairn.thorough") ? 1 : 5;

    private static final int MOST_STREAMS = Integer.getInteger("edits.streams", 1);

    private final Map<StreamEdit, Integer> made = new EnumMap<>(StreamEdit.class);
    private final Map<String, Integer> refused = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int evenly;

    /** Edits that are refused when they are made, and were offered. */
    private int surprises;

    @Test
    void anEditChangesWhatItSaysAndNothingElse() throws IOException {
        List<Path> folders = new ArrayList<>(Stream.of("manifest", "runtime", "it-tests")
                .map(module -> Path.of("..", module, "src/test/resources"))
                .toList());
        String published = System.getProperty("edits.manifests", "");
        if (!published.isEmpty()) {
            folders.add(Path.of(published));
        }
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> manifests = files.filter(path -> path.toString().endsWith(".yaml"))
                        .sorted()
                        .toList();
                for (int i = 0; i < manifests.size(); i += ONE_OF) {
                    manifest(manifests.get(i));
                }
            }
        }
        System.out.println("edits: " + made + "; refused: " + refused + "; of them offered before: " + surprises
                + "; evenly indented: " + evenly);
        assertTrue(evenly > 20 / ONE_OF, evenly + " are evenly indented");
        assertEquals(
                List.of(),
                wrong.stream()
                        .map(one -> one.lines().findFirst().orElse(""))
                        .limit(100)
                        .toList(),
                wrong.size() + " are wrong");
        for (StreamEdit edit : StreamEdit.values()) {
            assertTrue(made.getOrDefault(edit, 0) > 20 / ONE_OF, edit + ": " + made);
        }
    }

    private void manifest(Path file) throws IOException {
        String text = text(Files.readString(file));
        Map<?, ?> before = resolved(text);
        Optional<StreamEdits> edits = before == null ? Optional.empty() : StreamEdits.of(TextLines.of(text));
        if (before == null || edits.isEmpty()) {
            return;
        }
        Set<String> errors = errors(text);
        boolean even = isEven(text);
        evenly += even ? 1 : 0;
        int count = edits.get().names().size();
        int step = Math.max(1, count / MOST_STREAMS);
        for (int stream = Math.floorMod(text.hashCode(), step); stream < count; stream += step) {
            for (StreamEdit edit : StreamEdit.values()) {
                Optional<String> obstacle = edits.get().obstacle(stream, edit);
                try {
                    TextChange change = edits.get().soundChange(stream, edit);
                    made.merge(edit, 1, Integer::sum);
                    String difference = obstacle.isPresent()
                            ? "it can be made though " + obstacle.get()
                            : difference(text, even, before, errors, change, stream, edit);
                    if (!difference.isEmpty()) {
                        wrong.add(file + " " + stream + " " + edit + ": " + difference + "\n" + change);
                    }
                } catch (CannotEdit e) {
                    refused.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
                    surprises += obstacle.isEmpty() ? 1 : 0;
                }
            }
        }
    }

    /** Recorded cases have theirs inside, without what is the same in all. */
    private static String text(String file) {
        String text = file;
        try {
            Node root = YamlReader.pyYaml().read("case", file);
            String inside = root.text("manifest");
            text = inside == null ? file : inside;
        } catch (InvalidDocumentException e) {
            // It is a manifest that is to be broken.
        }
        boolean part = text.lines().noneMatch(line -> line.startsWith("version:"))
                && text.lines().anyMatch(line -> line.startsWith("streams:"));
        String check = text.contains("\ncheck:") || text.startsWith("check:")
                ? ""
                : "check: {type: CheckStream, stream_names: [a]}\n";
        return part ? "version: 7.0.0\n" + check + text : text;
    }

    private static @Nullable Map<?, ?> resolved(String text) {
        try {
            return Authoring.resolve("m.yaml", text).toPlain();
        } catch (InvalidDocumentException e) {
            return null;
        }
    }

    private static boolean isEven(String text) {
        return ManifestFormat.changes(TextLines.of(text), 2).isEmpty();
    }

    private static Set<String> errors(String text) {
        return Authoring.problemsOfText("m.yaml", text).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Diagnostic::message)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String difference(
            String text,
            boolean even,
            Map<?, ?> before,
            Set<String> errors,
            TextChange change,
            int stream,
            StreamEdit edit) {
        String edited = TextLines.of(text).with(change).text();
        Map<?, ?> after = resolved(edited);
        if (after == null) {
            return "it is no valid manifest any more " + errors(edited);
        }
        if (even && !isEven(edited)) {
            return "it is not evenly indented any more";
        }
        Set<String> more = errors(edited);
        more.removeAll(errors);
        if (!more.isEmpty()) {
            return "new errors " + more;
        }
        Map<?, ?> was = stream(before, stream);
        Map<?, ?> is = stream(after, stream);
        if (was.get("name") == null) {
            return ""; // it cannot be told where it is a parent
        }
        boolean isLogin = edit.kind() == StreamEdit.Kind.LOGIN;
        if (isLogin && !SpecDifference.of(before, after).isEmpty()) {
            return SpecDifference.of(before, after);
        }
        List<String> spec = isLogin ? List.of("spec") : List.of("none");
        if (!Objects.equals(without(without(before, spec, false), was), without(without(after, spec, false), is))) {
            return "something else is another";
        }
        if ((is.equals(was) && !isLogin)
                || !withoutEdit(is, edit, was).equals(isLogin ? withoutEdit(was, edit, was) : was)) {
            return "the stream has become another";
        }
        return "";
    }

    /** @param was the stream before */
    private static Map<?, ?> withoutEdit(Map<?, ?> stream, StreamEdit edit, Map<?, ?> was) {
        return switch (edit.kind()) {
            case ADDITION -> without(stream, edit.path(), edit.isItem());
            case LOGIN -> {
                Map<?, ?> without = stream;
                for (String requester : List.of("requester", "creation_requester", "polling_requester")) {
                    without = without(without, List.of("retriever", requester, "authenticator"), false);
                }
                yield without;
            }
            case JOBS -> withoutJobs(stream, (Map<?, ?>) Objects.requireNonNull(was.get("retriever")));
        };
    }

    private static Map<?, ?> withoutJobs(Map<?, ?> stream, Map<?, ?> was) {
        Map<Object, @Nullable Object> retriever = new LinkedHashMap<>((Map<?, ?>) stream.get("retriever"));
        assertEquals("AsyncRetriever", retriever.put("type", "SimpleRetriever"));
        Map<Object, @Nullable Object> requester =
                new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(retriever.remove("creation_requester")));
        Object decoder = retriever.remove("download_decoder");
        if (was.containsKey("decoder")) {
            retriever.put("decoder", decoder);
        }
        if (was.get("requester") instanceof Map<?, ?> before && !before.containsKey("http_method")) {
            requester.remove("http_method", "POST");
        }
        retriever.put("requester", requester);
        List.of("polling_requester", "status_extractor", "status_mapping", "download_target_extractor")
                .forEach(retriever::remove);
        retriever.remove("download_requester");
        Map<Object, @Nullable Object> without = new LinkedHashMap<>(stream);
        without.put("retriever", retriever);
        return without;
    }

    private static Map<?, ?> stream(Map<?, ?> manifest, int number) {
        List<?> streams = (List<?>) Objects.requireNonNull(manifest.get("streams"));
        return (Map<?, ?>) streams.get(number);
    }

    /** A tree without a stream, which may be another's parent, too. */
    private static @Nullable Object without(@Nullable Object tree, Map<?, ?> stream) {
        if (tree instanceof Map<?, ?> map) {
            if (map.containsKey("retriever")
                    && map.get("name") != null
                    && map.get("name").equals(stream.get("name"))) {
                return "the stream";
            }
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((key, value) -> members.put(key, key.equals("definitions") ? null : without(value, stream)));
            return members;
        }
        return tree instanceof List<?> list
                ? list.stream()
                        .map(item -> Optional.ofNullable(without(item, stream)))
                        .toList()
                : tree;
    }

    /** A component without what is at the end of a path. */
    private static Map<?, ?> without(Map<?, ?> component, List<String> path, boolean item) {
        Map<Object, @Nullable Object> members = new LinkedHashMap<>(component);
        String key = path.get(0);
        Object value = members.get(key);
        if (path.size() > 1 && value instanceof Map<?, ?> inner) {
            members.put(key, without(inner, path.subList(1, path.size()), item));
        } else if (item && value instanceof List<?> list && list.size() > 1) {
            members.put(key, list.subList(0, list.size() - 1));
        } else {
            members.remove(key);
        }
        return members;
    }
}

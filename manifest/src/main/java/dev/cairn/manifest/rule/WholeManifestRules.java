package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for a manifest as a whole, and how many of its streams are read at a time. */
final class WholeManifestRules {

    private static final String NEWEST = "7.39.1";

    /** The numbers at the start; what may follow says which build of a release it is. */
    private static final Pattern RELEASE = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9})*).*", Pattern.DOTALL);

    private WholeManifestRules() {}

    /** The number of workers is known and bounded. */
    static void concurrency(ManifestComponent level, RuleReport report) {
        String template = level.text("default_concurrency");
        Long number = level.number("default_concurrency");
        if (template != null && template.contains("config") && !level.given("max_concurrency")) {
            report.add(
                    level.placeOf("default_concurrency"),
                    "'default_concurrency' comes from the configuration, so it needs 'max_concurrency' beside it");
        } else if (number != null && number < 1) {
            report.add(
                    level.placeOf("default_concurrency"), "'default_concurrency' must be at least 1, found " + number);
        }
    }

    /** Streams have different names. */
    static void duplicateStreams(ManifestComponent source, RuleReport report) {
        Map<String, ManifestComponent> streams = new HashMap<>();
        for (ManifestComponent stream : StreamNames.streams(source)) {
            String name = stream.text("name");
            if (name != null && streams.containsKey(name) && !conditional(stream)) {
                report.add(
                        stream.placeOf("name"),
                        "there is a stream '" + name
                                + "' before; only the last of this name is read. Give one of them another" + " name");
            }
            streams.put(String.valueOf(name), stream);
        }
    }

    private static boolean conditional(ManifestComponent stream) {
        return stream.parent().filter(parent -> parent.is("ConditionalStreams")).isPresent();
    }

    /** A stream and its parent are not in the same group of streams, since each would wait for the other. */
    static void groupWithParent(ManifestComponent source, RuleReport report) {
        Map<String, String> groups = groups(source);
        if (groups.isEmpty()) {
            return;
        }
        Map<String, ManifestComponent> streams = new HashMap<>();
        StreamNames.streams(source).forEach(stream -> streams.put(stream.name(), stream));
        streams.forEach((name, stream) -> {
            String group = groups.get(name);
            if (group != null) {
                Set<String> ancestors = new LinkedHashSet<>();
                collect(stream, streams, ancestors);
                ancestors.stream()
                        .filter(ancestor -> group.equals(groups.get(ancestor)))
                        .forEach(ancestor -> report.add(
                                source.component("stream_groups")
                                        .map(g -> g.placeOf(group))
                                        .orElse(source.place()),
                                "the stream '" + name + "' and its parent '" + ancestor + "' are both in the group '"
                                        + group + "' and would wait for each other; remove one of them from it"));
            }
        });
    }

    private static Map<String, String> groups(ManifestComponent source) {
        Map<String, String> groups = new HashMap<>();
        source.component("stream_groups")
                .ifPresent(all -> all.node()
                        .members()
                        .keySet()
                        .forEach(name -> all.component(name)
                                .ifPresent(group -> group.components("streams")
                                        .forEach(stream -> groups.put(stream.name(), name)))));
        return groups;
    }

    /** As the reference has it: only a stream whose partitions have cursors waits for its parents. */
    private static void collect(
            @Nullable ManifestComponent stream, Map<String, ManifestComponent> streams, Set<String> ancestors) {
        if (stream == null || !stream.given("incremental_sync")) {
            return;
        }
        for (ManifestComponent parent : Routers.parents(stream)) {
            if (ancestors.add(parent.name())) {
                collect(streams.get(parent.name()), streams, ancestors);
            }
        }
    }

    /** A manifest may use what Cairn does not know if its version is newer than the release that Cairn follows. */
    static void newerVersion(ManifestComponent source, RuleReport report) {
        String version = source.text("version");
        Node node = source.get("version");
        if (version != null && node != null && isNewer(version)) {
            report.add(
                    node.place(),
                    "the manifest is for version " + version + ", and Cairn follows the Python CDK up to " + NEWEST
                            + "; what is newer fails or has no effect");
        }
    }

    private static boolean isNewer(String version) {
        Matcher release = RELEASE.matcher(version.strip());
        return release.matches() && Arrays.compare(numbers(release.group(1)), numbers(NEWEST)) > 0;
    }

    private static int[] numbers(String release) {
        return Arrays.stream(release.replaceFirst("(\\.0+)+$", "").split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}

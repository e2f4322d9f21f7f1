package dev.cairn.server.internal.page;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Place;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.trial.RecordTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what becomes of the records of a page; {@link #take} ends a page. Confined to the thread that reads. */
final class ReadSteps implements RecordTrace {

    private static final int MOST_RECORDS = 200;
    private static final int MOST_TEMPLATES = 200;
    private static final int LONGEST_VALUE = 1000;

    private final String manifest;
    private List<Map<String, @Nullable Object>> extractions = new ArrayList<>();
    private List<Steps> records = new ArrayList<>();
    private Set<Map<String, @Nullable Object>> templates = new LinkedHashSet<>();
    private @Nullable Map<String, @Nullable Object> failedTemplate;
    private long dropped;

    private final SecretMask secrets;

    /**
     * @param manifest the name that places in the manifest have
     * @param secrets what templates may not show
     */
    ReadSteps(String manifest, SecretMask secrets) {
        this.manifest = manifest;
        this.secrets = secrets;
    }

    /** What became of one record. */
    private record Steps(Map<String, @Nullable Object> original, List<Map<String, @Nullable Object>> steps) {}

    @Override
    public void extracted(Place extractor, long found, @Nullable String missing) {
        Map<String, @Nullable Object> extraction = new LinkedHashMap<>();
        extraction.put("line", line(extractor));
        extraction.put("records", found);
        extraction.put("missing", missing);
        extractions.add(extraction);
    }

    @Override
    public void record(Map<String, @Nullable Object> record) {
        if (records.size() < MOST_RECORDS) {
            records.add(new Steps(record, new ArrayList<>()));
        } else {
            dropped++;
        }
    }

    @Override
    public void filtered(@Nullable Place filter, String what, boolean kept) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("what", what);
        step.put("line", line(filter));
        step.put("kept", kept);
        add(step);
    }

    @Override
    public void transformed(Place transformation, String type, Map<String, @Nullable Object> after) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("line", line(transformation));
        step.put("type", type);
        step.put("after", after);
        add(step);
    }

    @Override
    public void evaluated(
            Place place,
            String template,
            @Nullable Object value,
            @Nullable String error,
            Map<String, @Nullable Object> read) {
        if (error != null || templates.size() < MOST_TEMPLATES) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("line", line(place));
            one.put("text", template);
            one.put("value", shown(value));
            one.put("error", error == null ? null : secrets.mask(error));
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            read.forEach((path, part) -> variables.put(path, shown(part)));
            one.put("read", variables);
            if (error != null) {
                failedTemplate = one;
            }
            if (templates.size() < MOST_TEMPLATES) {
                templates.add(one);
            }
        }
    }

    private String shown(@Nullable Object value) {
        String text = secrets.mask(value instanceof String plain ? plain : Json.write(value));
        return Phrases.shortened(text, LONGEST_VALUE);
    }

    private void add(Map<String, @Nullable Object> step) {
        if (!records.isEmpty() && dropped == 0) {
            records.get(records.size() - 1).steps().add(step);
        }
    }

    private @Nullable Object line(@Nullable Place place) {
        return place != null && place.file().equals(manifest) && place.line() > 0 ? (long) place.line() : null;
    }

    /** The records of the page as they were found. */
    List<Map<String, @Nullable Object>> originals() {
        return records.stream().map(Steps::original).toList();
    }

    /** What became of the page's records, as plain JSON values; a new page begins. */
    Map<String, @Nullable Object> take() {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("extractions", extractions);
        page.put(
                "records",
                records.stream()
                        .map(steps -> Map.of("original", steps.original(), "steps", steps.steps()))
                        .toList());
        extractions = new ArrayList<>();
        records = new ArrayList<>();
        dropped = 0;
        return page;
    }

    /** The template that has failed last; null where none has. */
    @Nullable
    Map<String, @Nullable Object> failedTemplate() {
        return failedTemplate;
    }

    /** The templates that were evaluated since this was last asked, each with the same values once. */
    List<Map<String, @Nullable Object>> takeTemplates() {
        List<Map<String, @Nullable Object>> taken = List.copyOf(templates);
        templates = new LinkedHashSet<>();
        return taken;
    }
}

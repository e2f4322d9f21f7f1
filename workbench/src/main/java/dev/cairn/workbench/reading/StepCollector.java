package dev.cairn.workbench.reading;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Place;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.workbench.reading.model.EvaluatedTemplate;
import dev.cairn.workbench.reading.model.Extraction;
import dev.cairn.workbench.reading.model.FilterCount;
import dev.cairn.workbench.reading.model.FilterStep;
import dev.cairn.workbench.reading.model.PageSteps;
import dev.cairn.workbench.reading.model.RecordStep;
import dev.cairn.workbench.reading.model.RecordSteps;
import dev.cairn.workbench.reading.model.TransformationStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the steps of a page's records; {@link #take} ends a page. Confined to the thread that reads. */
final class StepCollector implements RecordTrace {

    private static final int LONGEST_VALUE = 1000;

    private final String manifest;
    private final SecretMask secrets;
    private final ReadDetail detail;
    private final List<Extraction> extractions = new ArrayList<>();
    private final Map<Filter, long[]> filters = new LinkedHashMap<>();
    private final List<Steps> records = new ArrayList<>();
    private final Set<EvaluatedTemplate> templates = new LinkedHashSet<>();
    private @Nullable EvaluatedTemplate failedTemplate;
    private boolean full;

    /**
     * @param manifest the file that lines are of
     * @param secrets hides secrets in the values of templates
     */
    StepCollector(String manifest, SecretMask secrets, ReadDetail detail) {
        this.manifest = manifest;
        this.secrets = secrets;
        this.detail = detail;
    }

    private record Filter(String what, @Nullable String place) {}

    private record Steps(Map<String, @Nullable Object> original, List<RecordStep> steps) {}

    @Override
    public void extracted(Place extractor, long found, @Nullable String missing) {
        extractions.add(new Extraction(extractor.toString(), line(extractor), found, missing));
    }

    @Override
    public void record(Map<String, @Nullable Object> record) {
        full = records.size() >= detail.records();
        if (!full) {
            records.add(new Steps(record, new ArrayList<>()));
        }
    }

    @Override
    public void filtered(@Nullable Place filter, String what, boolean kept) {
        String place = filter == null ? null : filter.toString();
        long[] counts = filters.computeIfAbsent(new Filter(what, place), each -> new long[2]);
        counts[0]++;
        counts[1] += kept ? 0 : 1;
        add(new FilterStep(what, place, line(filter), kept));
    }

    @Override
    public void transformed(Place transformation, String type, Map<String, @Nullable Object> after) {
        add(new TransformationStep(transformation.toString(), line(transformation), type, after));
    }

    private void add(RecordStep step) {
        if (!records.isEmpty() && !full) {
            records.get(records.size() - 1).steps().add(step);
        }
    }

    @Override
    public void evaluated(
            Place place,
            String template,
            @Nullable Object value,
            @Nullable String error,
            Map<String, @Nullable Object> read) {
        if (error == null && templates.size() >= detail.templates()) {
            return;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        read.forEach((path, part) -> variables.put(path, shown(part)));
        EvaluatedTemplate one = new EvaluatedTemplate(
                line(place), template, shown(value), error == null ? null : secrets.mask(error), variables);
        if (error != null) {
            failedTemplate = one;
        }
        if (templates.size() < detail.templates()) {
            templates.add(one);
        }
    }

    private String shown(@Nullable Object value) {
        String text = secrets.mask(value instanceof String plain ? plain : Json.write(value));
        return Phrases.shortened(text, LONGEST_VALUE);
    }

    private @Nullable Long line(@Nullable Place place) {
        return place != null && place.file().equals(manifest) && place.line() > 0 ? (long) place.line() : null;
    }

    /** Returns the steps of the page's records, and begins a new page. */
    PageSteps take() {
        PageSteps page = new PageSteps(
                extractions,
                filters.entrySet().stream()
                        .map(each -> new FilterCount(
                                each.getKey().what(), each.getKey().place(), each.getValue()[0], each.getValue()[1]))
                        .toList(),
                records.stream()
                        .map(each -> new RecordSteps(each.original(), each.steps()))
                        .toList());
        extractions.clear();
        filters.clear();
        records.clear();
        return page;
    }

    /** Returns the templates that were evaluated since the last call, each with the same values once. */
    List<EvaluatedTemplate> takeTemplates() {
        List<EvaluatedTemplate> taken = List.copyOf(templates);
        templates.clear();
        return taken;
    }

    /** Returns the template that failed last; null where none has. */
    @Nullable
    EvaluatedTemplate failedTemplate() {
        return failedTemplate;
    }
}

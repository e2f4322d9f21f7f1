package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for what becomes of answers: jobs, decoders, fields and their types. */
final class RecordRules {

    private static final List<String> JOB_STATUSES = List.of("running", "completed", "failed", "timeout", "skipped");

    /** Formats of files, which no answer about a job has. */
    private static final Set<String> FILES = Set.of("CsvDecoder", "JsonlDecoder", "GzipDecoder", "ZipfileDecoder");

    private RecordRules() {}

    /** What is downloaded has a decoder of its own. */
    static void downloadDecoder(ManifestComponent retriever, RuleReport report) {
        retriever
                .component("decoder")
                .filter(decoder -> FILES.contains(decoder.type()) && !retriever.has("download_decoder"))
                .ifPresent(decoder -> report.add(
                        retriever.placeOf("decoder"),
                        "'decoder' is for the answers that create a job and tell its status; what is downloaded is read by"
                                + " 'download_decoder', as JSON where there is none: name the " + decoder.type()
                                + " there"));
    }

    /** A CSV delimiter is one character. */
    static void csvDelimiter(ManifestComponent decoder, RuleReport report) {
        String delimiter = decoder.text("delimiter");
        if (delimiter != null && delimiter.replaceFirst("^\\\\.+", "x").length() > 1) {
            report.add(decoder.placeOf("delimiter"), "'delimiter' must be one character, found '" + delimiter + "'");
        }
    }

    /** A {@code download_target_requester} needs an extractor for its response. */
    static void downloadTargets(ManifestComponent retriever, RuleReport report) {
        if (retriever.given("download_target_requester") && !retriever.given("download_target_extractor")) {
            report.add(
                    retriever.placeOf("download_target_requester"),
                    "'download_target_requester' needs 'download_target_extractor' beside it, which finds the addresses in"
                            + " the answer");
        }
    }

    /** The path of a field is not empty. */
    static void emptyPath(ManifestComponent component, RuleReport report) {
        String field = component.is("ConfigRemapField") ? "field_path" : "path";
        if (!component.given(field)) {
            report.add(
                    component.placeOf(field),
                    "'" + field + "' of " + component.type() + " is empty; it must name a field");
        }
    }

    /** In a schema, {@code items} belongs to the type array. */
    static void itemsOfNoArray(ManifestComponent identifier, RuleReport report) {
        identifier
                .components("types_mapping")
                .forEach(mapping -> mapping.component("target_type").ifPresent(type -> checkType(type, report)));
    }

    private static void checkType(ManifestComponent type, RuleReport report) {
        String name = type.text("field_type");
        if (type.given("items") && name != null && !name.equals("array")) {
            report.add(
                    type.placeOf("items"),
                    "'items' is for arrays only, and the field_type is '" + name + "'; use field_type: array");
        }
        type.component("items").ifPresent(items -> checkType(items, report));
    }

    /** A job status of the API has one meaning. */
    static void jobStatusTwice(ManifestComponent retriever, RuleReport report) {
        ManifestComponent mapping = retriever.component("status_mapping").orElse(null);
        if (mapping == null) {
            return;
        }
        Map<String, String> meanings = new HashMap<>();
        for (String meaning : JOB_STATUSES) {
            if (mapping.get(meaning) instanceof ArrayNode statuses) {
                for (Node status : statuses.items()) {
                    String text = status instanceof ScalarNode scalar ? String.valueOf(scalar.value()) : "";
                    String other = meanings.putIfAbsent(text, meaning);
                    if (other != null) {
                        report.add(
                                status.place(),
                                "the status '" + text + "' stands under '" + meaning + "', and under '" + other
                                        + "' before; a status can mean one thing only");
                    }
                }
            }
        }
    }
}

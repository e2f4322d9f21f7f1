package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be known of an API of jobs, and what a stream that creates one lets expect. */
final class JobFields {

    static final String POLLING = "polling_url";
    static final String STATUS = "status";
    static final String FILE = "file";
    static final String FILE_LOGIN = "file_login";
    static final String FORMAT = "format";

    static final String YES = "yes";

    /** As an {@code AsyncJobStatusMap} calls them. */
    static final List<String> STATUSES = List.of("running", "completed", "failed", "timeout");

    private static final String CREATION = "requester";

    private static final Map<String, List<String>> DECODERS = decoders();

    private JobFields() {}

    static List<EditField> of(StreamRequesters requesters) {
        KnownAnswer answer = KnownAnswer.of(requesters.inheritance(), requesters.stream());
        List<EditField> fields = new ArrayList<>(List.of(
                EditField.text(POLLING, "Address of a job's status", polling(requesters, answer)),
                EditField.text(
                        STATUS,
                        "Where its status is in the answer",
                        answer.way(List.of("status", "state", "jobstatus", "jobstate", "processingstatus"), "status")),
                EditField.text("running", "Status while it runs, between commas", "queued, pending, running"),
                EditField.text("completed", "Status when it is complete", "completed"),
                EditField.text("failed", "Status when it has failed", "failed"),
                EditField.text("timeout", "Status when it took too long", "expired"),
                EditField.text(
                        FILE,
                        "Where the address of its file is in the answer",
                        answer.way(
                                List.of("downloadurl", "fileurl", "resulturl", "resultsurl", "reporturl", "url"),
                                "download_url")),
                new EditField(FILE_LOGIN, "Whether the file needs the login, too", "no", List.of("no", YES))));
        if (requesters.retriever() == null || requesters.retriever().get("decoder") == null) {
            fields.add(new EditField(FORMAT, "Format of the file", "CSV", List.copyOf(DECODERS.keySet())));
        }
        return fields;
    }

    private static String polling(StreamRequesters requesters, KnownAnswer answer) {
        String own = answer.way(List.of("statusurl", "pollurl", "pollingurl", "statushref"), "");
        if (!own.isEmpty()) {
            return created(own);
        }
        String url = requesters.text(CREATION, "url");
        String base = requesters.text(CREATION, "url_base");
        String path = requesters.text(CREATION, "path");
        String address = url != null
                ? url
                : base == null
                        ? "https://api.example.com/v1/jobs"
                        : base.replaceFirst("/+$", "") + "/" + (path == null ? "" : path.replaceFirst("^/+", ""));
        return address.replaceFirst("\\?.*$", "").replaceFirst("/+$", "")
                + "/"
                + created(answer.way(List.of("jobid", "id", "exportid", "reportid", "requestid", "uuid"), "id"));
    }

    /** A template for what the answer to the creation of a job has. */
    private static String created(String way) {
        return Stream.of(way.split("\\.", -1)).collect(Collectors.joining("']['", "{{ creation_response['", "'] }}"));
    }

    /** The decoder of a format of files. */
    static Map<String, Object> decoder(String format) {
        Map<String, Object> decoder = new LinkedHashMap<>();
        List<String> types = DECODERS.getOrDefault(format, List.of("JsonDecoder"));
        decoder.put("type", types.get(0));
        if (types.size() > 1) {
            decoder.put("decoder", Map.of("type", types.get(1)));
        }
        return decoder;
    }

    private static Map<String, List<String>> decoders() {
        Map<String, List<String>> decoders = new LinkedHashMap<>();
        decoders.put("CSV", List.of("CsvDecoder"));
        decoders.put("CSV, compressed by gzip", List.of("GzipDecoder", "CsvDecoder"));
        decoders.put("JSON lines", List.of("JsonlDecoder"));
        decoders.put("JSON lines, compressed by gzip", List.of("GzipDecoder", "JsonlDecoder"));
        decoders.put("JSON", List.of("JsonDecoder"));
        return decoders;
    }

    /**
     * The fields of a stream's answers, as far as its schema is written in the manifest.
     *
     * @param fields ways to them, such as {@code job.id}, by their names' letters
     */
    private record KnownAnswer(Map<String, String> fields) {

        private static final int DEEPEST = 3;

        static KnownAnswer of(Inheritance inheritance, ObjectNode stream) {
            Map<String, String> fields = new LinkedHashMap<>();
            Node loader = stream.get("schema_loader");
            ObjectNode mapping = loader == null ? null : inheritance.mapping(loader);
            Node schema = mapping == null ? null : mapping.get("schema");
            if (schema != null) {
                collect(schema, "", fields, 1);
            }
            return new KnownAnswer(fields);
        }

        private static void collect(Node schema, String before, Map<String, String> fields, int depth) {
            Node properties = schema.get("properties");
            if (properties == null || depth > DEEPEST) {
                return;
            }
            properties.members().forEach((name, member) -> fields.putIfAbsent(letters(name), before + name));
            properties
                    .members()
                    .forEach((name, member) -> collect(member.value(), before + name + ".", fields, depth + 1));
        }

        private static String letters(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        }

        /** The way to the first of some fields that is there; {@code otherwise} if none is. */
        String way(List<String> letters, String otherwise) {
            return letters.stream()
                    .filter(fields::containsKey)
                    .map(fields::get)
                    .findFirst()
                    .orElse(otherwise);
        }
    }
}

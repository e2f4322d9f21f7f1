package dev.cairn.workbench.edit;

import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has a stream read by jobs: its requester creates them, others ask for their status and download their file. The rest of the
 * retriever stays.
 */
record JobsChange(TextLines text, StreamRequesters requesters) {

    private static final String REQUESTER = "requester";
    private static final String CREATION = "creation_requester";
    private static final String DECODER = "decoder";
    private static final String DOWNLOAD_DECODER = "download_decoder";

    /** What of a retriever goes with jobs. */
    private static final Set<String> KEPT =
            Set.of("type", REQUESTER, "record_selector", DECODER, "partition_router", "$parameters");

    List<EditField> fields() {
        return JobFields.of(requesters);
    }

    List<Part> parts(Map<String, String> given) throws CannotEdit {
        ObjectNode retriever = retriever();
        EditValues values = EditValues.of(fields(), given);
        String login = requesters.login(REQUESTER, CREATION);
        boolean fileNeedsLogin = values.text(JobFields.FILE_LOGIN).equals(JobFields.YES);
        if (fileNeedsLogin && login == null) {
            throw new CannotEdit("There is no login yet that the file could need.");
        }
        List<Part> parts = new ArrayList<>();
        ObjectNode creation = requesters.requester(REQUESTER);
        if (creation != null && requesters.text(REQUESTER, "http_method") == null) {
            parts.add(Part.entries(text, creation, "http_method: POST"));
        }
        parts.add(typed(retriever));
        parts.add(renamed(retriever, REQUESTER, CREATION));
        boolean decoded = retriever.get(DECODER) != null;
        if (decoded) {
            parts.add(renamed(retriever, DECODER, DOWNLOAD_DECODER));
        }
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("polling_requester", requester(values.text(JobFields.POLLING), login));
        added.put("status_extractor", extractor(values.path(JobFields.STATUS)));
        added.put("status_mapping", statuses(values));
        added.put("download_target_extractor", extractor(values.path(JobFields.FILE)));
        added.put("download_requester", requester("{{ download_target }}", fileNeedsLogin ? login : null));
        if (!decoded) {
            added.put(DOWNLOAD_DECODER, JobFields.decoder(values.text(JobFields.FORMAT)));
        }
        parts.add(Part.entries(text, retriever, Insertion.block(added)));
        return parts;
    }

    private ObjectNode retriever() throws CannotEdit {
        ObjectNode retriever = requesters.retriever();
        if (retriever == null || retriever.get("$ref") != null) {
            throw new CannotEdit("The retriever is shared with others by a reference.");
        }
        String type = String.valueOf(retriever.text("type"));
        if (!type.equals("SimpleRetriever")) {
            throw new CannotEdit(
                    type.equals("AsyncRetriever")
                            ? "It is read by jobs already."
                            : "Its retriever is no SimpleRetriever.");
        }
        for (String key : retriever.members().keySet()) {
            if (!KEPT.contains(key)) {
                throw new CannotEdit("Its " + key + " does not go with jobs: take it out first.");
            }
        }
        if (retriever.get(REQUESTER) == null) {
            throw new CannotEdit("Its retriever has no requester.");
        }
        return retriever;
    }

    private Part typed(ObjectNode retriever) {
        TextRange range =
                text.token(Objects.requireNonNull(retriever.get("type")).place());
        String token = text.in(range).replace("SimpleRetriever", "AsyncRetriever");
        return new Part(retriever, Part.with("type: AsyncRetriever"), List.of(new TextChange(range, token)));
    }

    private Part renamed(ObjectNode retriever, String from, String to) {
        Member member = Objects.requireNonNull(retriever.members().get(from));
        TextRange range = text.token(member.keyPlace());
        TextChange change = new TextChange(range, text.in(range).replace(from, to));
        return new Part(
                retriever,
                members -> {
                    Map<Object, @Nullable Object> others = new LinkedHashMap<>((Map<?, ?>) members);
                    others.put(to, others.remove(from));
                    return others;
                },
                List.of(change));
    }

    private static Map<String, Object> requester(String url, @Nullable String login) {
        Map<String, Object> requester = component("HttpRequester");
        requester.put("url", url);
        requester.put("http_method", "GET");
        if (login != null) {
            requester.put("authenticator", Map.of("$ref", login));
        }
        return requester;
    }

    private static Map<String, Object> extractor(List<String> path) {
        Map<String, Object> extractor = component("DpathExtractor");
        extractor.put("field_path", path);
        return extractor;
    }

    private static Map<String, Object> statuses(EditValues values) {
        Map<String, Object> statuses = component("AsyncJobStatusMap");
        JobFields.STATUSES.forEach(name -> statuses.put(name, values.list(name)));
        return statuses;
    }

    private static Map<String, Object> component(String type) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", type);
        return component;
    }
}

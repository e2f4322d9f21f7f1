package dev.cairn.server.internal.page;

import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.openapi.OpenApiStreams;
import dev.cairn.workbench.proposal.Certainty;
import dev.cairn.workbench.proposal.Proposal;
import dev.cairn.workbench.published.ConnectorCopy;
import dev.cairn.workbench.published.LockedConnector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the page what is found for a beginning, as it is found. No value of a configuration is in it. */
record BeginLines(ReadLines lines) {

    /** Something that the author should know of what was pasted. */
    void note(String text) {
        lines.write("note", Map.of("text", text));
    }

    void proposal(Proposal proposal) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("subject", Begun.OfRequest.word(proposal.subject()));
        json.put("summary", proposal.summary());
        json.put("certainty", word(proposal.certainty()));
        json.put("reason", proposal.reason());
        json.put(
                "trials",
                proposal.trials().stream()
                        .map(trial -> Map.of("what", trial.what(), "outcome", trial.outcome()))
                        .toList());
        json.put("diff", proposal.diff());
        json.put("chosen", !proposal.waits());
        lines.write("proposal", json);
    }

    private static String word(Certainty certainty) {
        return certainty.name().toLowerCase(Locale.ROOT);
    }

    void streams(OpenApiStreams found) {
        List<Map<String, Object>> streams = found.draft().streams().stream()
                .map(stream -> Map.<String, Object>of(
                        "name", stream.name(), "url", stream.request().url(), "parents", List.copyOf(stream.parents())))
                .toList();
        List<Map<String, Object>> leftOut = found.leftOut().stream()
                .map(left -> Map.<String, Object>of("operation", left.operation(), "reason", left.reason()))
                .toList();
        lines.write("streams", Map.of("streams", streams, "left_out", leftOut));
    }

    /** What it is, where it is from and on which terms. */
    void connector(ConnectorCopy copy) {
        LockedConnector origin = copy.origin();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", copy.name().text());
        json.put("version", origin.version());
        json.put("licence", origin.licenceInWords());
        json.put("file", origin.file());
        json.put("sha256", origin.sha256());
        json.put("index", origin.index());
        json.put("others", copy.others());
        json.put("python", copy.hasPython());
        lines.write("connector", json);
    }

    /** @param answered whether the API answered, or was not asked */
    void done(long id, ManifestDraft draft, boolean answered) {
        done(
                id,
                draft.text(),
                draft.missing().stream().map(BeginLines::property).toList(),
                draft.secrets().stream()
                        .map(secret -> Map.<String, Object>of("name", secret.name(), "origin", secret.origin()))
                        .toList(),
                answered);
    }

    /** Of a manifest that is taken as it is. */
    void done(long id, String text) {
        done(id, text, List.of(), List.of(), true);
    }

    /** @param secrets what was taken for one: the property that has it, and where it was */
    private void done(
            long id,
            String text,
            List<Map<String, Object>> missing,
            List<Map<String, Object>> secrets,
            boolean answered) {
        lines.write(
                "done", Map.of("id", id, "text", text, "missing", missing, "secrets", secrets, "answered", answered));
    }

    private static Map<String, Object> property(ConfigProperty property) {
        return Map.of("name", property.name(), "secret", property.secret(), "description", property.description());
    }

    void failed(@Nullable String message) {
        lines.write("failed", Map.of("message", String.valueOf(message)));
    }
}

package dev.cairn.workbench.edit;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.workbench.language.ComponentSkeleton;
import dev.cairn.workbench.text.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Logs a stream in by OAuth: the authenticator, in place of another that is written in the stream, and what it needs in the spec.
 *
 * @param specFile what says what the connector asks for where its manifest does not
 * @param edit the way of OAuth
 */
record OauthChange(
        TextLines text, ObjectNode root, StreamRequesters requesters, Optional<Path> specFile, StreamEdit edit) {

    private static final String ENDPOINT = "token_refresh_endpoint";
    private static final String SCOPES = "scopes";
    private static final String SIMPLE = "requester";
    private static final String CREATION = "creation_requester";
    private static final String POLLING = "polling_requester";

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#{]+|\\{\\{[^}]*}}(?=/|$)");

    List<EditField> fields() {
        String url = Stream.of("url", "url_base")
                .map(field -> requesters.text(key(), field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        Matcher origin = ORIGIN.matcher(url);
        String base = origin.lookingAt() ? origin.group() : "https://api.example.com";
        return List.of(
                EditField.text(ENDPOINT, "Address that gives access tokens", base + "/oauth/token"),
                EditField.text(SCOPES, "Scopes, between commas (optional)", ""));
    }

    private String key() {
        ObjectNode retriever = requesters.retriever();
        return retriever != null && retriever.get(CREATION) != null ? CREATION : SIMPLE;
    }

    List<Part> parts(Map<String, String> given) throws CannotEdit {
        EditValues values = EditValues.of(fields(), given);
        List<Part> parts = new ArrayList<>();
        String key = key();
        Map<String, String> choices = choices(values);
        ObjectNode requester = requesters.requester(key);
        if (requester != null) {
            String block = ComponentSkeleton.inBlock("HttpRequester", StreamRequesters.AUTHENTICATOR, choices);
            parts.add(Part.entry(text, requester, StreamRequesters.AUTHENTICATOR, block));
        } else if (key.equals(SIMPLE)) {
            parts.add(Addition.of(text, requesters.inheritance(), edit, choices).to(requesters.stream()));
        } else {
            throw new CannotEdit("The requests for jobs are shared with others by a reference.");
        }
        if (key.equals(CREATION)) {
            parts.add(polling());
        }
        parts.addAll(new SpecProperties(text, root, requesters.inheritance(), specFile).parts(edit.configuration()));
        return parts;
    }

    /** The status of a job is asked for with the same login. */
    private Part polling() throws CannotEdit {
        ObjectNode polling = requesters.requester(POLLING);
        if (polling == null) {
            throw new CannotEdit("The requests for the status of jobs are shared with others by a reference.");
        }
        Map<String, String> reference =
                Map.of("$ref", requesters.pointer() + "/retriever/" + CREATION + "/" + StreamRequesters.AUTHENTICATOR);
        return Part.entry(
                text,
                polling,
                StreamRequesters.AUTHENTICATOR,
                Insertion.block(Map.of(StreamRequesters.AUTHENTICATOR, reference)));
    }

    private Map<String, String> choices(EditValues values) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("HttpRequester.authenticator", "OAuthAuthenticator");
        choices.put("OAuthAuthenticator." + ENDPOINT, Json.write(values.text(ENDPOINT)));
        if (edit == StreamEdit.CLIENT_CREDENTIALS) {
            choices.put("OAuthAuthenticator.grant_type", "client_credentials");
        }
        edit.configuration()
                .keySet()
                .forEach(name -> choices.put("OAuthAuthenticator." + name, "\"{{ config['" + name + "'] }}\""));
        if (!values.list(SCOPES).isEmpty()) {
            choices.put("OAuthAuthenticator." + SCOPES, Json.write(values.list(SCOPES)));
        }
        return choices;
    }
}

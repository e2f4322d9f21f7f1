package dev.cairn.workbench.har;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.core.secret.SecretNames;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.workbench.pseudonym.Pseudonyms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recorded traffic without secrets, and the configuration that belongs to it. A connector with this configuration sends the
 * requests that are recorded. Not thread-safe.
 */
public final class RedactedTraffic {

    private static final String GONE = "cairn-redacted";

    private final Pseudonyms names;
    private final Scrubbing scrubbing;
    private final Recording recording;
    private final Map<String, @Nullable Object> config;

    private RedactedTraffic(
            Pseudonyms names, Scrubbing scrubbing, Recording recording, Map<String, @Nullable Object> config) {
        this.names = names;
        this.scrubbing = scrubbing;
        this.recording = recording;
        this.config = config;
    }

    /**
     * @param names knows all secrets that were known when the traffic was recorded
     * @param scrubbed fields of answers whose values are replaced, too
     * @param none what the author says is no secret
     */
    @SuppressWarnings("unchecked") // a copy of an object is an object
    static RedactedTraffic of(
            Instant now,
            List<RecordedExchange> exchanges,
            Map<String, @Nullable Object> config,
            Set<String> scrubbed,
            Pseudonyms names,
            NotSecret none) {
        SensitiveValues values = new SensitiveValues(names::learn, none);
        values.learnConfig(config);
        values.learn(exchanges);
        Scrubbing scrubbing = new Scrubbing(scrubbed, names);
        List<RecordedExchange> bodies = new ArrayList<>();
        for (RecordedExchange exchange : exchanges) {
            bodies.add(withBody(
                    exchange,
                    exchange.body() == null
                            ? null
                            : BodyText.changed(
                                    exchange.body(),
                                    text -> scrubbing.scrub(exchange.request().toString(), text))));
        }
        Map<String, String> replaced = new LinkedHashMap<>();
        Object redacted = JsonPointers.mapped(config, "", (pointer, value) -> {
            Object other = redactedLeaf(value, names);
            if (value != null && !value.equals(other)) {
                replaced.put(pointer, String.valueOf(other));
            }
            return other;
        });
        Recording recording = new Recording(
                now,
                bodies.stream().map(exchange -> redacted(exchange, names, none)).toList(),
                replaced);
        return new RedactedTraffic(
                names, scrubbing, recording, (Map<String, @Nullable Object>) Objects.requireNonNull(redacted));
    }

    /** A number stays one. */
    private static @Nullable Object redactedLeaf(@Nullable Object value, Pseudonyms names) {
        if (value instanceof String text) {
            return names.replace(text);
        }
        if (value instanceof Long number) {
            String other = names.replace(number.toString());
            return other.matches("\\d{1,18}") ? (Object) Long.valueOf(other) : other;
        }
        return value;
    }

    private static RecordedExchange withBody(RecordedExchange exchange, byte @Nullable [] body) {
        return new RecordedExchange(
                exchange.startedAt(),
                exchange.request(),
                exchange.status(),
                exchange.headers(),
                body,
                exchange.failure());
    }

    private static RecordedExchange redacted(RecordedExchange exchange, Pseudonyms names, NotSecret none) {
        Request request = exchange.request();
        byte[] sent = request.body();
        byte[] body = exchange.body();
        String failure = exchange.failure();
        return new RecordedExchange(
                exchange.startedAt(),
                new Request(
                        request.method(),
                        names.replace(request.url()),
                        redacted(request.headers(), names, none),
                        sent == null ? null : BodyText.changed(sent, names::replace)),
                exchange.status(),
                redacted(exchange.headers(), names, none),
                body == null ? null : BodyText.changed(body, names::replace),
                failure == null ? null : names.replace(failure));
    }

    private static Headers redacted(Headers headers, Pseudonyms names, NotSecret none) {
        Map<String, List<String>> redacted = new LinkedHashMap<>();
        headers.all()
                .forEach((name, values) -> redacted.put(
                        name,
                        values.stream()
                                .map(value -> {
                                    String other = names.replace(value);
                                    // Too short to be learned, or known already: it must not stay either way.
                                    boolean untouched = other.equals(value) && !other.contains("cairn-");
                                    return untouched
                                                    && SecretNames.isSecretHeader(name)
                                                    && !value.isEmpty()
                                                    && !none.covers(name, value)
                                            ? GONE
                                            : other;
                                })
                                .toList()));
        return Headers.ofAll(redacted);
    }

    /** The traffic. */
    public Recording recording() {
        return recording;
    }

    /** The configuration; plain JSON values. */
    public Map<String, @Nullable Object> config() {
        return config;
    }

    /** Another text that belongs to the traffic, such as a state, without its secrets. */
    public String redacted(String text) {
        return names.replace(text);
    }

    /** The requests whose answers are no JSON, so that the fields that were named were not replaced in them. */
    public List<String> notScrubbed() {
        return scrubbing.beyond();
    }

    /**
     * Writes files, all or none.
     *
     * @param texts what to write, by file
     * @throws IOException if a secret that is known is in one of the texts in any form, or a file cannot be written
     */
    public void write(Map<Path, String> texts) throws IOException {
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            Set<String> left = names.leftIn(text.getValue());
            if (!left.isEmpty()) {
                throw new IOException("nothing was written: in " + text.getKey()
                        + " there would still be the secret that is " + "replaced by " + String.join(", ", left));
            }
        }
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            Path folder = text.getKey().toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            new AtomicFile(text.getKey()).replaceForAll(text.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }
}

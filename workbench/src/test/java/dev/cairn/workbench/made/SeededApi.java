package dev.cairn.workbench.made;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An API of which nobody has seen the like: a seed draws how it pages, filters, writes times and puts its records. It wants a key in a
 * header, and refuses values that it does not understand. Thread-safe.
 *
 * @param base the start of its addresses, without a slash at the end
 * @param secret the key
 */
public record SeededApi(String base, String secret, Paging paging, String since, Told told, Times times, Traits traits)
        implements HttpTransport {

    /** The number of its records. */
    public static final int RECORDS = 23;

    private static final int SIZE = 5;
    private static final Instant FIRST = Instant.parse("2024-03-01T10:00:00Z");

    private static final List<String> USUAL = List.of("updated_since", "modified_after", "since", "changed_at[gte]");
    private static final List<String> STRANGE = List.of("seit", "delta_ab", "xfrom", "von_zeit");

    /** The way from a page to the next. */
    public enum Paging {
        LINK_HEADER,
        TOKEN_HEADER,
        PAGE_NUMBER,
        OFFSET,
        TOKEN,
        BODY_LINK,
        BODY_TOKEN,
        BODY_NUMBER
    }

    /** The way in which a client can learn the name of the filter. */
    public enum Told {
        USUAL_NAME,
        IN_LINKS,
        IN_LIST,
        NOWHERE
    }

    /** The form of times. */
    public enum Times {
        ISO(null),
        OFFSET("yyyy-MM-dd'T'HH:mm:ss'+00:00'"),
        SPACE("yyyy-MM-dd HH:mm:ss"),
        EUROPEAN("dd/MM/yyyy HH:mm"),
        SECONDS(null),
        MILLISECONDS(null);

        private final @Nullable DateTimeFormatter form;

        Times(@Nullable String pattern) {
            this.form = pattern == null ? null : DateTimeFormatter.ofPattern(pattern);
        }

        Object written(Instant at) {
            return form != null
                    ? form.format(at.atOffset(ZoneOffset.UTC))
                    : switch (this) {
                        case SECONDS -> at.getEpochSecond();
                        case MILLISECONDS -> at.toEpochMilli();
                        default -> at.toString();
                    };
        }

        @Nullable
        Instant read(String text) {
            try {
                return form != null
                        ? LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC)
                        : switch (this) {
                            case SECONDS ->
                                text.matches("\\d{1,10}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
                            case MILLISECONDS ->
                                text.matches("\\d{1,13}") ? Instant.ofEpochMilli(Long.parseLong(text)) : null;
                            default -> Instant.parse(text);
                        };
            } catch (DateTimeException e) {
                return text.matches("\\d{4}-\\d\\d-\\d\\d") ? Instant.parse(text + "T00:00:00Z") : null;
            }
        }
    }

    /**
     * Other things that APIs do.
     *
     * @param nested the records have their fields in an object of their own
     * @param refuses every fourth request gets 429
     * @param limits headers name a limit of calls
     * @param emptyFirst the first page has no records, and a next one
     * @param mixed a field has values of several types
     */
    public record Traits(boolean nested, boolean refuses, boolean limits, boolean emptyFirst, boolean mixed) {}

    /** Draws APIs, of which all together have each trait. */
    public static List<SeededApi> draw(int seed, int count, String base) {
        Random random = new Random(seed);
        List<Paging> pagings = shuffled(Paging.values(), random);
        List<Times> times = shuffled(Times.values(), random);
        List<SeededApi> apis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Paging paging = pagings.get(i % pagings.size());
            Told told = Told.values()[i % 12 == 11 ? 3 : (i + random.nextInt(2)) % 3];
            List<String> names = told == Told.USUAL_NAME ? USUAL : STRANGE;
            boolean canBeEmpty = paging == Paging.LINK_HEADER || paging == Paging.BODY_LINK || paging == Paging.TOKEN;
            Traits traits = new Traits(
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0,
                    canBeEmpty && random.nextInt(2) == 0,
                    random.nextInt(3) == 0);
            String secret = "k" + Long.toHexString(random.nextLong()) + "Zq";
            apis.add(new SeededApi(
                    base,
                    secret,
                    paging,
                    names.get(random.nextInt(names.size())),
                    told,
                    times.get(i % times.size()),
                    traits));
        }
        return apis;
    }

    private static <T> List<T> shuffled(T[] values, Random random) {
        List<T> shuffled = new ArrayList<>(List.of(values));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Returns true if the records are asked for by POST. */
    public boolean isSearch() {
        return paging == Paging.BODY_TOKEN || paging == Paging.BODY_NUMBER;
    }

    /** Returns the first request as its documentation has it, a command of curl with a placeholder for the key. */
    public String curl() {
        String body = paging == Paging.BODY_NUMBER ? "{\"page\": 1}" : "{\"sort\": \"time\"}";
        return "curl -H 'X-Api-Key: YOUR_API_KEY' " + (isSearch() ? "--json '" + body + "' " : "") + "'" + base
                + "/v2/orders" + (isSearch() ? "/search" : paging == Paging.OFFSET ? "?offset=0&limit=5" : "") + "'";
    }

    /** Returns the name of the field with the time of a change. */
    public String timeField() {
        return "changed_at";
    }

    @Override
    public RawResponse send(Request sent) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        if (traits.limits) {
            headers.put("RateLimit-Policy", "300;w=60");
        }
        Map<String, @Nullable Object> asked = asked(sent);
        if (!secret.equals(sent.headers().value("X-Api-Key").orElse(""))) {
            return response(sent, 401, headers, Map.of("error", "no key"));
        }
        if (traits.refuses && COUNT.get().incrementAndGet() % 4 == 0) {
            headers.put("Retry-After", "1");
            return response(sent, 429, headers, Map.of("error", "slow down"));
        }
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        Object bound = asked.get(since);
        Instant from = bound == null ? Instant.EPOCH : times.read(String.valueOf(bound));
        if (from == null) {
            return response(sent, 400, headers, Map.of("error", "the time cannot be read"));
        }
        for (int i = 0; i < RECORDS; i++) {
            Instant at = FIRST.plusSeconds(90_000L * i);
            if (!at.isBefore(from)) {
                records.add(record(i, at));
            }
        }
        return page(sent, asked, records, headers);
    }

    /** Counts the requests of this thread's API, which makes refusals the same at each run. */
    private static final ThreadLocal<AtomicInteger> COUNT = ThreadLocal.withInitial(AtomicInteger::new);

    private Map<String, @Nullable Object> record(int number, Instant at) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", "order " + number % 3);
        fields.put("amount", traits.mixed && number % 2 == 0 ? "12.50" : 7L);
        fields.put(timeField(), times.written(at));
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("order_id", "o" + (5000 + number));
        if (traits.nested) {
            record.put("attributes", fields);
        } else {
            record.putAll(fields);
        }
        return record;
    }

    private RawResponse page(
            Request sent,
            Map<String, @Nullable Object> asked,
            List<Map<String, @Nullable Object>> all,
            Map<String, String> headers)
            throws IOException {
        int from = from(asked);
        if (from < 0) {
            return response(sent, 400, headers, Map.of("error", "there is no such page"));
        }
        boolean isEmpty = traits.emptyFirst && !asked.containsKey("at") && !asked.containsKey("cursor");
        int to = isEmpty ? 0 : Math.min(Math.max(from, 0) + SIZE, all.size());
        List<Map<String, @Nullable Object>> page = all.subList(Math.min(from, to), to);
        boolean isMore = isEmpty || to < all.size();
        String next = base + "/v2/orders?" + query(asked, "at", "t" + to);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("orders", page);
        switch (paging) {
            case LINK_HEADER -> {
                if (isMore) {
                    headers.put("Link", "<" + next + ">; rel=\"next\"");
                }
            }
            case TOKEN_HEADER -> {
                if (isMore) {
                    headers.put("X-Next-Cursor", "t" + to);
                }
            }
            case PAGE_NUMBER, BODY_NUMBER, OFFSET -> body.put("total", all.size());
            case TOKEN, BODY_TOKEN -> body.put("next_cursor", isMore ? "t" + to : null);
            case BODY_LINK -> body.put("links", next(isMore ? next : null));
        }
        if (told == Told.IN_LINKS) {
            body.put("self", base + "/v2/orders?" + encoded(since) + "=&fields=all");
        } else if (told == Told.IN_LIST) {
            body.put("supported_filters", List.of("status", since));
        }
        return response(sent, 200, headers, body);
    }

    private static Map<String, @Nullable Object> next(@Nullable String address) {
        Map<String, @Nullable Object> links = new LinkedHashMap<>();
        links.put("next", address);
        return links;
    }

    private String query(Map<String, @Nullable Object> asked, String name, String value) {
        Object bound = asked.get(since);
        return (bound == null ? "" : encoded(since) + "=" + encoded(String.valueOf(bound)) + "&") + name + "=" + value;
    }

    private int from(Map<String, @Nullable Object> asked) {
        String name = switch (paging) {
            case LINK_HEADER, BODY_LINK -> "at";
            case TOKEN_HEADER, TOKEN, BODY_TOKEN -> asked.containsKey("at") ? "at" : "cursor";
            case PAGE_NUMBER, BODY_NUMBER -> "page";
            case OFFSET -> "offset";
        };
        String text = Objects.toString(asked.get(name), "");
        return switch (paging) {
            case PAGE_NUMBER, BODY_NUMBER ->
                text.isEmpty() ? 0 : text.matches("[1-9]\\d{0,5}") ? (Integer.parseInt(text) - 1) * SIZE : -1;
            case OFFSET -> text.isEmpty() ? 0 : text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
            default -> text.isEmpty() ? 0 : text.matches("t\\d{1,6}") ? Integer.parseInt(text.substring(1)) : -1;
        };
    }

    private static RawResponse response(Request sent, int status, Map<String, String> headers, Object body) {
        return new RawResponse(
                status, Headers.of(headers), sent.url(), new ByteArrayInputStream(Json.writeBytes(body)));
    }

    private static Map<String, @Nullable Object> asked(Request sent) throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        int question = sent.url().indexOf('?');
        if (question >= 0) {
            Stream.of(sent.url().substring(question + 1).split("&", -1)).forEach(pair -> {
                String[] parts = pair.split("=", 2);
                values.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            });
        }
        if (sent.body() != null && Json.parse(sent.body()) instanceof Map<?, ?> members) {
            members.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

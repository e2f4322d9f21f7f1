package dev.cairn.workbench.har;

import dev.cairn.core.secret.SecretNames;
import dev.cairn.core.secret.SuspectValues;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request is found by in a recording. Immutable.
 *
 * @param parts by what they are in words, in the order in which differences are told; values of a name that comes several
 *     times are sorted
 */
record RequestKey(Map<String, List<String>> parts) {

    private static final String METHOD = "method";
    private static final String HOST = "scheme and host";
    private static final String PATH = "path";
    private static final String MEMBER = "body/";

    /** Two of them differ in their signatures, and in their times, whatever they were made of. */
    private static final Pattern SIGNED = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*|cairn-jwt-\\d+");

    private static final Pattern REPLACED = Pattern.compile("\"?cairn-secret-\\d+\"?");

    /** The first difference between two keys, in words, and how far they are from each other. */
    record Difference(String text, int distance) {}

    /** @param replacing gives the text that is recorded in place of one that is sent */
    static RequestKey of(Request request, Matching matching, UnaryOperator<String> replacing) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        UrlParts url = UrlParts.of(replacing.apply(request.url()));
        add(parts, METHOD, request.method());
        add(parts, HOST, url.origin());
        add(parts, PATH, url.path());
        addPairs(parts, "query parameter ", url.query(), matching);
        byte[] body = request.body();
        if (body != null && body.length > 0) {
            addBody(
                    parts,
                    BodyText.changed(body, replacing),
                    request.headers().value("Content-Type").orElse(""),
                    matching);
        }
        for (String name : matching.headers()) {
            for (String value : request.headers().values(name)) {
                add(parts, "header " + name, replacing.apply(value));
            }
        }
        parts.values().forEach(Collections::sort);
        return new RequestKey(parts);
    }

    private static void addPairs(
            Map<String, List<String>> parts, String what, List<UrlParts.Pair> pairs, Matching matching) {
        for (UrlParts.Pair pair : pairs) {
            if (!matching.ignored().contains(pair.name())) {
                add(parts, what + pair.name(), pair.value());
            }
        }
    }

    private static void addBody(Map<String, List<String>> parts, byte[] body, String type, Matching matching) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (type.toLowerCase(Locale.ROOT).contains("form-urlencoded")) {
            addPairs(parts, "form field ", UrlParts.pairs(text), matching);
            return;
        }
        try {
            addJson(parts, "", Json.parse(text), matching);
        } catch (IOException e) {
            add(parts, "body", new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    private static void addJson(
            Map<String, List<String>> parts, String pointer, @Nullable Object value, Matching matching) {
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            object.forEach((name, member) -> {
                if (!matching.ignored().contains(String.valueOf(name))) {
                    addJson(parts, pointer.isEmpty() ? name.toString() : pointer + "/" + name, member, matching);
                }
            });
        } else if (value instanceof List<?> array && !array.isEmpty()) {
            for (int i = 0; i < array.size(); i++) {
                addJson(parts, pointer.isEmpty() ? "" + i : pointer + "/" + i, array.get(i), matching);
            }
        } else {
            add(parts, MEMBER + pointer, Json.write(value));
        }
    }

    private static void add(Map<String, List<String>> parts, String what, String value) {
        parts.computeIfAbsent(what, name -> new ArrayList<>(1))
                .add(SIGNED.matcher(value).replaceAll("(signed token)"));
    }

    /** The same, whatever stands under names that say that it is secret. */
    RequestKey withoutSecrets() {
        Map<String, List<String>> others = new LinkedHashMap<>();
        parts.forEach((what, values) -> {
            String name = what.substring(Math.max(what.lastIndexOf(' '), what.lastIndexOf('/')) + 1);
            boolean secret = values.stream().anyMatch(value -> isSecret(name, value));
            others.put(
                    what,
                    what.equals(PATH)
                            ? values.stream().map(RequestKey::shown).toList()
                            : secret ? List.of("(secret)") : values);
        });
        return new RequestKey(others);
    }

    /** A path without what is secret in it, or stands for that. */
    private static String shown(String path) {
        return Stream.of(path.split("/", -1))
                .map(part -> isSecret("", part) ? "(secret)" : part)
                .collect(Collectors.joining("/"));
    }

    private static boolean isSecret(String name, String value) {
        return SecretNames.isSecret(name)
                || SecretNames.isSecretInRequests(name, value)
                || SuspectValues.isCertain(name, value)
                || REPLACED.matcher(value).matches();
    }

    /** How a request that was asked differs from this one, which was recorded; empty if it does not. */
    Optional<Difference> to(RequestKey asked) {
        Set<String> names = new LinkedHashSet<>(parts.keySet());
        names.addAll(asked.parts.keySet());
        String first = "";
        int distance = 0;
        for (String name : names) {
            List<String> there = parts.getOrDefault(name, List.of());
            List<String> here = asked.parts.getOrDefault(name, List.of());
            if (!there.equals(here)) {
                distance += weight(name, there, here);
                first = first.isEmpty() ? difference(name, there, here) : first;
            }
        }
        return first.isEmpty() ? Optional.empty() : Optional.of(new Difference(first, distance));
    }

    private static String difference(String name, List<String> there, List<String> here) {
        if (there.isEmpty()) {
            return name + " is not in the recording, and here it is " + shown(name, here);
        }
        return name + " is " + shown(name, there) + " in the recording, and "
                + (here.isEmpty() ? "missing here" : shown(name, here) + " here");
    }

    /** In quotes, but for values of JSON, which have them already. */
    private static String shown(String name, List<String> values) {
        boolean json = name.startsWith(MEMBER);
        return values.stream().map(value -> json ? value : Json.write(value)).collect(Collectors.joining(", "));
    }

    /** The request whose path is nearly the same is nearer than one with the same parameters. */
    private static int weight(String name, List<String> there, List<String> here) {
        return switch (name) {
            case METHOD, HOST -> 8;
            case PATH -> 4 + differentSegments(there.get(0), here.get(0));
            default -> 1;
        };
    }

    private static int differentSegments(String there, String here) {
        String[] first = there.split("/", -1);
        String[] second = here.split("/", -1);
        int different = Math.abs(first.length - second.length) * 2;
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            different += first[i].equals(second[i]) ? 0 : 1;
        }
        return different;
    }
}

package dev.cairn.workbench.pseudonym;

import dev.cairn.core.secret.SecretFinder;
import dev.cairn.core.secret.SecretFinder.Needle;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets in texts by names, the same name for the same secret, in the form in which it stands there: what was
 * the Base64 of a text with the secret becomes the Base64 of that text with the name. So a connector that is given the
 * names in place of its secrets sends what is in the replaced texts.
 *
 * <p>Names are {@code cairn-secret-1} and so on, which look the same in URLs, forms, JSON and HTML. Those of signed tokens
 * are {@code cairn-jwt-1} and so on; those of numbers are numbers, those of UUIDs UUIDs, and those of private keys new private
 * keys, so that configurations stay valid. Of a text that is a JSON object, such as the key file of a service account, the texts
 * in it are replaced, but for addresses.
 *
 * <p>Secrets of less than six characters are replaced where no letter or digit stands beside them. Not thread-safe.
 */
public final class Pseudonyms {

    private static final Pattern OWN = Pattern.compile("cairn-(?:secret|jwt)-(\\d{1,9})");
    private static final Pattern OWN_ANYWHERE = Pattern.compile("(?i)" + OWN.pattern());

    /** A shorter text in a JSON object says of which kind something is. */
    private static final int TELLING = 16;

    /** What is left after one replacement may show another secret. */
    private static final int MOST_ROUNDS = 4;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private int count;
    private @Nullable SecretFinder finder;

    /** A form of a secret in a text, and what takes its place. */
    private record Replacement(int from, int to, String text) {}

    /** Learns all secrets that a mask knows now. */
    public void learn(SecretMask mask) {
        mask.known().forEach(this::learn);
    }

    /**
     * Learns a secret. An empty text is none, and neither is a name that was given by {@code Pseudonyms} before.
     *
     * @return its name
     */
    public String learn(String secret) {
        String known = names.get(secret);
        if (known != null) {
            return known;
        }
        Matcher own = OWN.matcher(secret);
        if (own.matches()) {
            count = Math.max(count, Integer.parseInt(own.group(1)));
            taken.add(secret);
        }
        if (secret.isBlank() || taken.contains(secret)) {
            return secret;
        }
        return learn(
                secret, composed(secret).or(() -> ThrowawayKey.like(secret)).orElseGet(() -> name(secret)));
    }

    /** Learns a secret that has a name already. */
    public String learn(String secret, String name) {
        if (!secret.isBlank() && !secret.equals(name)) {
            names.putIfAbsent(secret, name);
            taken.add(name);
            finder = null;
        }
        return names.getOrDefault(secret, name);
    }

    /**
     * The name of what is made of secrets: of a Basic header, of a token with a word before it, of a JSON object.
     */
    private Optional<String> composed(String secret) {
        if (secret.stripLeading().startsWith("{")) {
            try {
                return Optional.of(Json.write(renamed(Json.parse(secret))));
            } catch (IOException e) {
                return Optional.empty(); // it only looks like JSON
            }
        }
        String pair = Base64Runs.decoded(secret);
        int colon = pair.indexOf(':');
        if (colon >= 0) {
            String first = pair.substring(0, colon);
            String second = pair.substring(colon + 1);
            if (names.containsKey(first) || names.containsKey(second)) {
                String named = names.getOrDefault(first, first) + ":" + names.getOrDefault(second, second);
                return Optional.of(Base64.getEncoder().encodeToString(named.getBytes(StandardCharsets.UTF_8)));
            }
        }
        int blank = secret.lastIndexOf(' ');
        String tail = names.get(secret.substring(blank + 1));
        return tail == null ? Optional.empty() : Optional.of(secret.substring(0, blank + 1) + tail);
    }

    private @Nullable Object renamed(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(name.toString(), renamed(member)));
            return copy;
        }
        if (value instanceof List<?> array) {
            List<@Nullable Object> copy = new ArrayList<>();
            array.forEach(item -> copy.add(renamed(item)));
            return copy;
        }
        boolean telling = value instanceof String text && text.length() >= TELLING && !text.startsWith("https://");
        return telling ? learn(String.valueOf(value)) : value;
    }

    private String name(String secret) {
        String name;
        do {
            name = SecretShape.name(secret, ++count);
        } while (taken.contains(name));
        return name;
    }

    /** The text with each secret that is known replaced by its name. */
    public String replace(String text) {
        String replaced = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String next = replacedOnce(replaced);
            if (next.equals(replaced)) {
                break;
            }
            replaced = next;
        }
        return replaced;
    }

    private String replacedOnce(String text) {
        List<Replacement> found = new ArrayList<>();
        BitSet own = ownNames(text);
        finder().find(text, (from, to, needle) -> {
            if (!own.get(from) && counts(text, from, to, needle)) {
                found.add(replacement(text, from, to, needle));
            }
        });
        found.sort(
                Comparator.comparingInt((Replacement one) -> one.from - one.to).thenComparingInt(one -> one.from));
        List<Replacement> apart = new ArrayList<>();
        BitSet replaced = new BitSet();
        for (Replacement one : found) {
            int next = replaced.nextSetBit(one.from);
            if (next < 0 || next >= one.to) {
                apart.add(one);
                replaced.set(one.from, one.to);
            }
        }
        apart.sort(Comparator.comparingInt(Replacement::from));
        StringBuilder other = new StringBuilder(text.length());
        int done = 0;
        for (Replacement one : apart) {
            other.append(text, done, one.from).append(one.text);
            done = one.to;
        }
        return other.append(text, done, text.length()).toString();
    }

    private Replacement replacement(String text, int from, int to, Needle needle) {
        String name = names.getOrDefault(needle.secret(), "");
        String found = text.substring(from, to);
        return switch (needle.encoding()) {
            case TEXT -> new Replacement(from, to, SecretShape.as(found, needle.secret(), name));
            case HEX -> {
                String hex = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
                boolean capitals = found.equals(found.toUpperCase(Locale.ROOT));
                yield new Replacement(from, to, capitals ? hex.toUpperCase(Locale.ROOT) : hex);
            }
            case BASE64 ->
                Base64Runs.around(text, from, to)
                        .recoded(this::replace)
                        .map(run -> new Replacement(run.from(), run.to(), run.text()))
                        .orElseGet(() -> new Replacement(from, to, name));
        };
    }

    /** Where names stand already: they may look like a secret themselves. */
    private static BitSet ownNames(String text) {
        BitSet own = new BitSet();
        Matcher name = OWN_ANYWHERE.matcher(text);
        while (name.find()) {
            own.set(name.start(), name.end());
        }
        return own;
    }

    /** Short ones appear by chance within words and numbers. */
    private static boolean counts(String text, int from, int to, Needle needle) {
        if (needle.secret().length() >= SecretFinder.LONG) {
            return true;
        }
        return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
                && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
    }

    /** The names of secrets of six characters or more that are in a text in any form. */
    public Set<String> leftIn(String text) {
        Set<String> left = new LinkedHashSet<>();
        BitSet own = ownNames(text);
        finder().find(text, (from, to, needle) -> {
            if (!own.get(from) && needle.secret().length() >= SecretFinder.LONG) {
                left.add(names.getOrDefault(needle.secret(), ""));
            }
        });
        return left;
    }

    private SecretFinder finder() {
        SecretFinder known = finder;
        if (known == null) {
            known = new SecretFinder(names.keySet());
            finder = known;
        }
        return known;
    }

    /** What the name of a secret looks like. */
    private static final class SecretShape {

        private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
        private static final Pattern UUID =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
        private static final Pattern NUMBER = Pattern.compile("[1-9]\\d*");
        private static final Pattern SAME_EVERYWHERE = Pattern.compile("[\\w.-]*");

        /** As many as a long has at most, and so many that no other number is the same by chance. */
        private static final int FEWEST_DIGITS = 10;

        private static final int MOST_DIGITS = 18;

        private SecretShape() {}

        /** A name that may stand where the secret does. */
        static String name(String secret, int number) {
            if (JWT.matcher(secret).matches()) {
                return "cairn-jwt-" + number;
            }
            if (UUID.matcher(secret).matches()) {
                return String.format("00000000-0000-4000-8000-%012d", number);
            }
            if (NUMBER.matcher(secret).matches()) {
                int digits = Math.min(MOST_DIGITS, Math.max(FEWEST_DIGITS, secret.length()));
                return "7" + String.format("%0" + (digits - 1) + "d", number);
            }
            return "cairn-secret-" + number;
        }

        /** The name as what was found is of the secret: in capitals, or escaped. */
        static String as(String found, String secret, String name) {
            if (found.equals(secret)) {
                return name;
            }
            if (SAME_EVERYWHERE.matcher(name).matches()) {
                String capitals = secret.toUpperCase(Locale.ROOT);
                return found.equals(found.toUpperCase(Locale.ROOT)) && !secret.equals(capitals)
                        ? name.toUpperCase(Locale.ROOT)
                        : name;
            }
            if (found.indexOf('\\') >= 0) {
                String json = Json.write(name);
                return json.substring(1, json.length() - 1);
            }
            return found.indexOf('%') >= 0 ? URLEncoder.encode(name, StandardCharsets.UTF_8) : name;
        }
    }
}

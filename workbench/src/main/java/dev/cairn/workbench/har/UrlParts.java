package dev.cairn.workbench.har;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL as requests are compared by it.
 *
 * @param origin scheme and host in small letters, the port where it is not the scheme's own
 * @param path with its leading slash, escaped only where that makes a difference
 * @param query decoded
 */
record UrlParts(String origin, String path, List<Pair> query) {

    private static final Pattern URL = Pattern.compile("([^:/?#]+)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");

    /** A parameter. */
    record Pair(String name, String value) {}

    static UrlParts of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return new UrlParts("", url, List.of());
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String host = parts.group(2).toLowerCase(Locale.ROOT);
        host = host.substring(host.lastIndexOf('@') + 1);
        String own = scheme.equals("https") ? ":443" : ":80";
        if (host.endsWith(own)) {
            host = host.substring(0, host.length() - own.length());
        }
        String path = parts.group(3).isEmpty() ? "/" : parts.group(3);
        String query = parts.group(4);
        return new UrlParts(scheme + "://" + host, normalized(path), query == null ? List.of() : pairs(query));
    }

    /** The parameters of a query or of a form, in order. */
    static List<Pair> pairs(String text) {
        List<Pair> pairs = new ArrayList<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                pairs.add(new Pair(
                        decoded(equals < 0 ? pair : pair.substring(0, equals), true),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1), true)));
            }
        }
        return pairs;
    }

    /** With escapes of those characters only that mean something else when they are not escaped. */
    private static String normalized(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(decoded(segment, false).replace("%", "%25").replace("/", "%2F"));
        }
        return String.join("/", segments);
    }

    static String decoded(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < escaped.length; i++) {
            int digits = escaped[i] == '%' && i + 2 < escaped.length ? hex(escaped[i + 1], escaped[i + 2]) : -1;
            if (digits >= 0) {
                bytes.write(digits);
                i += 2;
            } else {
                bytes.write(plusIsBlank && escaped[i] == '+' ? ' ' : escaped[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}

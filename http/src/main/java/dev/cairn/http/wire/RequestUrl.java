package dev.cairn.http.wire;

import dev.cairn.pythonvalues.PercentEncoding;
import dev.cairn.pythonvalues.PythonText;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL that is sent, made of a URL as people write it and of query parameters.
 *
 * <p>Source of the rules: {@code HttpClient._dedupe_query_params} of the Python CDK, then {@code prepare_url} of
 * requests, {@code parse_url} and the request target of urllib3.
 */
public final class RequestUrl {

    /** As many characters as a name of the DNS may have. */
    private static final int MAX_HOST = 253;

    private static final String SUB_DELIMITERS = "!$&'()*+,;=";
    private static final PercentEncoding PATH = PercentEncoding.keeping(SUB_DELIMITERS + ":@/");
    private static final PercentEncoding QUERY = PercentEncoding.keeping(SUB_DELIMITERS + ":@/?");
    private static final PercentEncoding HOST = PercentEncoding.keeping(SUB_DELIMITERS + ":@[]");
    private static final PercentEncoding UNRESERVED = PercentEncoding.keeping("");
    private static final Pattern PARTS = Pattern.compile(
            "(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://([^\\\\/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);
    /** Possessive: the JDK's engine would go one call deeper for each character that it might have to give back. */
    private static final Pattern HOST_PORT =
            Pattern.compile("((?:[^\\[\\]%:/?#]|%[a-fA-F0-9]{2})*+|\\[[0-9A-Fa-f:.]+])(?::0*(\\d{0,5}))?");

    private static final Pattern INVALID_IN_HOST = Pattern.compile("[\\x00-\\x20\\x7f]");
    private static final Pattern ESCAPE = Pattern.compile("%[a-fA-F0-9]{2}");

    private RequestUrl() {}

    /**
     * Builds the URL.
     *
     * <p>A parameter that stands in the URL already with the same value is not added again. Userinfo and fragment are
     * not sent and are left out.
     *
     * @throws MalformedUrlException if the URL has no scheme or no usable host
     */
    public static String build(String url, Map<String, ? extends @Nullable Object> parameters) {
        Matcher parts = PARTS.matcher(url.stripLeading());
        if (!parts.matches() || parts.group(1) == null) {
            throw new MalformedUrlException("no scheme supplied");
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new MalformedUrlException("scheme '" + scheme + "' is not supported");
        }
        String path = target(parts.group(3), PATH);
        String query = parts.group(4) == null ? "" : parts.group(4);
        String added =
                FormEncoding.encode(withoutDuplicates(UrlSplit.of(url, "").query(), parameters));
        String encoded = encodeInvalid(query, QUERY);
        String joined = encoded.isEmpty() || added.isEmpty() ? encoded + added : encoded + "&" + added;
        String requoted = encodeInvalid(unquoteUnreserved(joined), QUERY);
        return scheme + "://" + host(parts.group(2)) + path + (requoted.isEmpty() ? "" : "?" + requoted);
    }

    private static Map<String, @Nullable Object> withoutDuplicates(
            String query, Map<String, ? extends @Nullable Object> parameters) {
        Map<String, String> present = FormEncoding.firstValues(query);
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (!PythonText.str(value).equals(present.get(name))) {
                rest.put(name, value);
            }
        });
        return rest;
    }

    private static String host(@Nullable String authority) {
        String hostAndPort = authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1);
        Matcher matcher = HOST_PORT.matcher(hostAndPort);
        if (!matcher.matches() || matcher.group(1).isEmpty()) {
            throw new MalformedUrlException("no host supplied");
        }
        String host = matcher.group(1);
        if (host.startsWith("*")
                || host.startsWith(".")
                || INVALID_IN_HOST.matcher(host).find()) {
            throw new MalformedUrlException("the host has an invalid label");
        }
        String port = matcher.group(2);
        if (port != null && !port.isEmpty() && Integer.parseInt(port) > 65535) {
            throw new MalformedUrlException("port " + port + " is out of range");
        }
        String ascii = unquoteUnreserved(asciiHost(host)).toLowerCase(Locale.ROOT);
        if (ascii.length() > MAX_HOST) {
            throw new MalformedUrlException("the host has more than " + MAX_HOST + " characters");
        }
        return encodeInvalid(ascii, HOST) + (port == null || port.isEmpty() ? "" : ":" + port);
    }

    private static String asciiHost(String host) {
        try {
            return StandardCharsets.US_ASCII.newEncoder().canEncode(host)
                    ? host
                    : IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new MalformedUrlException("the host has an invalid label");
        }
    }

    private static String target(String path, PercentEncoding allowed) {
        String encoded = encodeInvalid(withoutDotSegments(path), allowed);
        String requoted = encodeInvalid(unquoteUnreserved(encoded), allowed);
        return requoted.startsWith("/") ? requoted : "/" + requoted;
    }

    /** Encodes what is not allowed; escapes stay escapes if every percent sign belongs to one. */
    private static String encodeInvalid(String component, PercentEncoding allowed) {
        Matcher escapes = ESCAPE.matcher(component);
        long valid = escapes.results().count();
        long percents = component.chars().filter(c -> c == '%').count();
        String text = escapes.reset().replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '%' && valid == percents) {
                out.append('%');
            } else {
                allowed.append(out, b);
            }
        }
        return out.toString();
    }

    private static String unquoteUnreserved(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            int value = PercentEncoding.hexPair(escape.group(), 1);
            return UNRESERVED.keeps(value) ? Matcher.quoteReplacement(String.valueOf((char) value)) : escape.group();
        });
    }

    private static String withoutDotSegments(String path) {
        List<String> output = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (!output.isEmpty()) {
                    output.remove(output.size() - 1);
                }
            } else if (!segment.equals(".")) {
                output.add(segment);
            }
        }
        if (path.startsWith("/") && (output.isEmpty() || !output.get(0).isEmpty())) {
            output.add(0, "");
        }
        if (path.endsWith("/.") || path.endsWith("/..")) {
            output.add("");
        }
        return String.join("/", output);
    }
}

package dev.cairn.workbench.curl;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An option of curl.
 *
 * @param name with its dashes, the long form
 * @param letter the short form; 0 for none
 * @param takesValue whether the next word belongs to it
 * @param use what it does to the request
 * @param reason why it cannot be taken over; empty where it can, or need not be
 */
record CurlOption(String name, char letter, boolean takesValue, Use use, String reason) {

    /** What options do to a request; {@code NOTHING} for those that change how curl behaves around it. */
    enum Use {
        URL,
        METHOD,
        HEADER,
        DATA,
        ENCODED_DATA,
        JSON,
        AS_QUERY,
        QUERY,
        LOGIN,
        BEARER,
        COOKIE,
        AGENT,
        REFERER,
        HEAD,
        NOTHING,
        REFUSED
    }

    private static final Map<String, CurlOption> BY_NAME = new LinkedHashMap<>();

    static {
        taking(Use.URL, "--url");
        taking(Use.METHOD, "--request X");
        taking(Use.HEADER, "--header H");
        taking(Use.DATA, "--data d", "--data-raw", "--data-ascii", "--data-binary");
        taking(Use.ENCODED_DATA, "--data-urlencode");
        taking(Use.JSON, "--json");
        taking(Use.QUERY, "--url-query");
        taking(Use.LOGIN, "--user u");
        taking(Use.BEARER, "--oauth2-bearer");
        taking(Use.COOKIE, "--cookie b");
        taking(Use.AGENT, "--user-agent A");
        taking(Use.REFERER, "--referer e");
        plain(Use.AS_QUERY, "--get G");
        plain(Use.HEAD, "--head I");
        plain(
                Use.NOTHING,
                "--compressed",
                "--silent s",
                "--show-error S",
                "--include i",
                "--verbose v",
                "--location L",
                "--insecure k",
                "--fail f",
                "--fail-with-body",
                "--globoff g",
                "--no-buffer N",
                "--progress-bar #",
                "--remote-name O",
                "--remote-header-name J",
                "--http1.0 0",
                "--http1.1",
                "--http2",
                "--ipv4 4",
                "--ipv6 6",
                "--tlsv1.2",
                "--tlsv1.3",
                "--basic",
                "--no-progress-meter",
                "--path-as-is",
                "--location-trusted",
                "--disable q",
                "--tcp-nodelay",
                "--no-keepalive",
                "--http3",
                "--http2-prior-knowledge",
                "--raw",
                "--styled-output");
        taking(
                Use.NOTHING,
                "--output o",
                "--write-out w",
                "--max-time m",
                "--connect-timeout",
                "--retry",
                "--retry-delay",
                "--retry-max-time",
                "--cookie-jar c",
                "--dump-header D",
                "--max-redirs",
                "--limit-rate",
                "--stderr",
                "--cacert",
                "--trace",
                "--trace-ascii",
                "--keepalive-time",
                "--speed-limit Y",
                "--speed-time y");
        String upload = "it sends files, and a manifest's requests read";
        refused(upload, true, "--form F", "--form-string", "--upload-file T");
        String certificate = "a manifest has no certificates of clients";
        refused(certificate, true, "--cert E", "--key", "--pass");
        refused(
                "a manifest has no authenticator for it; write a custom one",
                false,
                "--digest",
                "--ntlm",
                "--negotiate",
                "--anyauth");
        refused("a manifest has no authenticator for it; write a custom one", true, "--aws-sigv4");
        refused(
                "the network is the environment's (HTTPS_PROXY)",
                true,
                "--proxy x",
                "--proxy-user U",
                "--resolve",
                "--connect-to",
                "--unix-socket",
                "--interface");
        refused("files are not read here: paste what is in it", true, "--config K");
        refused("one request at a time: take the first", false, "--next :");
        refused("a manifest cannot send it", true, "--request-target", "--range r", "--time-cond z");
    }

    /** All that are known. */
    static Iterable<String> names() {
        return BY_NAME.keySet();
    }

    static Optional<CurlOption> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Optional<CurlOption> lettered(char letter) {
        return BY_NAME.values().stream()
                .filter(option -> option.letter == letter)
                .findFirst();
    }

    private static void taking(Use use, String... forms) {
        add(use, true, null, forms);
    }

    private static void plain(Use use, String... forms) {
        add(use, false, null, forms);
    }

    private static void refused(String reason, boolean takesValue, String... forms) {
        add(Use.REFUSED, takesValue, reason, forms);
    }

    private static void add(Use use, boolean takesValue, @Nullable String reason, String... forms) {
        for (String form : forms) {
            List<String> parts = Arrays.asList(form.split(" "));
            char letter = parts.size() > 1 ? parts.get(1).charAt(0) : 0;
            BY_NAME.put(
                    parts.get(0), new CurlOption(parts.get(0), letter, takesValue, use, reason == null ? "" : reason));
        }
    }
}

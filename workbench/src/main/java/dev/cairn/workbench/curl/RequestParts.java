package dev.cairn.workbench.curl;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import dev.cairn.workbench.curl.CurlCommand.Header;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the options of a command have said of its request so far. For one command. */
final class RequestParts {

    private static final Pattern END_OF_HOST = Pattern.compile("[/?#]");

    private final Diagnostics problems;
    private final List<String> notes;
    private final List<Header> headers = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> query = new ArrayList<>();
    private @Nullable StringBuilder data;
    private @Nullable String url;
    private @Nullable String method;
    private @Nullable Place methodPlace;
    private boolean json;
    private boolean asQuery;

    RequestParts(Diagnostics problems, List<String> notes) {
        this.problems = problems;
        this.notes = new ArrayList<>(notes);
    }

    static CurlCommand ofAddress(String url) {
        RequestParts parts = new RequestParts(new Diagnostics(), List.of());
        return new CurlCommand("GET", parts.loggedIn(url), parts.headers, null, List.of());
    }

    void address(CurlWord word) {
        if (url != null) {
            problems.error(word.place(), "a second address (expected one request): '" + word.text() + "'");
            return;
        }
        url = word.text();
    }

    void take(CurlOption option, String value, Place place) {
        switch (option.use()) {
            case URL -> address(new CurlWord(value, place));
            case METHOD -> {
                method = value.toUpperCase(Locale.ROOT);
                methodPlace = place;
            }
            case HEADER -> header(value, place);
            case DATA -> {
                if (!option.name().equals("--data-raw") && value.startsWith("@")) {
                    file(place);
                } else {
                    add(value, "&");
                }
            }
            case ENCODED_DATA -> encoded(value, place);
            case JSON -> {
                if (value.startsWith("@")) {
                    file(place);
                }
                json = true;
                add(value, "");
            }
            case AS_QUERY -> asQuery = true;
            case QUERY -> query.add(value.startsWith("+") ? value.substring(1) : encoded(value));
            case LOGIN -> login(value);
            case BEARER -> headers.add(new Header("Authorization", "Bearer " + value));
            case COOKIE -> {
                if (value.contains("=")) {
                    headers.add(new Header("Cookie", value));
                } else {
                    file(place);
                }
            }
            case AGENT -> headers.add(new Header("User-Agent", value));
            case REFERER -> headers.add(new Header("Referer", value));
            case HEAD -> {
                method = method == null ? "HEAD" : method;
                methodPlace = methodPlace == null ? place : methodPlace;
            }
            case NOTHING -> {
                if (option.name().equals("--insecure")) {
                    notes.add("Certificates are checked, whatever --insecure says.");
                }
            }
            case REFUSED -> throw new IllegalArgumentException(option.name());
        }
    }

    private void file(Place place) {
        problems.error(place, "files are not read here: paste what is in it");
    }

    private void header(String value, Place place) {
        int colon = value.indexOf(':');
        if (value.startsWith("@")) {
            file(place);
        } else if (colon > 0 && value.substring(colon + 1).isBlank()) {
            removed.add(value.substring(0, colon).strip());
        } else if (colon > 0) {
            headers.add(new Header(
                    value.substring(0, colon).strip(),
                    value.substring(colon + 1).strip()));
        } else if (value.endsWith(";") && value.length() > 1) {
            headers.add(new Header(value.substring(0, value.length() - 1), ""));
        } else {
            problems.error(place, "a header without a colon: '" + value + "' (expected 'Name: value')");
        }
    }

    private void login(String value) {
        String pair = value.contains(":") ? value : value + ":";
        headers.add(new Header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    private void encoded(String value, Place place) {
        int equals = value.indexOf('=');
        int at = value.indexOf('@');
        if (at >= 0 && (equals < 0 || at < equals)) {
            file(place);
        } else {
            add(encoded(value), "&");
        }
    }

    private static String encoded(String value) {
        int equals = value.indexOf('=');
        String name = equals > 0 ? value.substring(0, equals + 1) : "";
        return name
                + URLEncoder.encode(value.substring(equals + 1), StandardCharsets.UTF_8)
                        .replace("*", "%2A");
    }

    private void add(String value, String separator) {
        if (data == null) {
            data = new StringBuilder(value);
        } else {
            data.append(separator).append(value);
        }
    }

    CurlCommand command(Place start) {
        if (url == null) {
            problems.error(start, "the address is missing");
            return CurlCommand.get("");
        }
        String address = withScheme(url.replaceFirst("#.*", ""));
        boolean sendsBody = data != null && !asQuery;
        String sent = method != null ? method : sendsBody ? "POST" : "GET";
        if (!sent.equals("GET") && !sent.equals("POST")) {
            Place place = methodPlace == null ? start : methodPlace;
            problems.error(place, "a manifest's requests are GET or POST, not " + sent);
        } else if (sent.equals("GET") && sendsBody) {
            problems.error(
                    methodPlace == null ? start : methodPlace,
                    "a manifest sends no body with GET (expected -G, which puts it into the address, or POST)");
        }
        implied(sendsBody);
        address = loggedIn(address);
        if (data != null && asQuery) {
            query.add(0, data.toString());
        }
        for (String more : query) {
            address += (address.contains("?") ? "&" : "?") + more;
        }
        return new CurlCommand(sent, address, headers, sendsBody ? String.valueOf(data) : null, notes);
    }

    private void implied(boolean sendsBody) {
        if (json) {
            imply("Content-Type", "application/json");
            imply("Accept", "application/json");
        } else if (sendsBody) {
            imply("Content-Type", "application/x-www-form-urlencoded");
        }
    }

    private void imply(String name, String value) {
        boolean isThere = headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
        if (!isThere && removed.stream().noneMatch(name::equalsIgnoreCase)) {
            headers.add(new Header(name, value));
        }
    }

    private static String withScheme(String address) {
        return address.contains("://") ? address : "http://" + address;
    }

    /** Takes the login out of an address. */
    private String loggedIn(String address) {
        int scheme = address.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        Matcher end = END_OF_HOST.matcher(address);
        int at = address.lastIndexOf('@', end.find(from) ? end.start() : address.length());
        if (at < from) {
            return address;
        }
        login(URLDecoder.decode(address.substring(from, at).replace("+", "%2B"), StandardCharsets.UTF_8));
        return address.substring(0, from) + address.substring(at + 1);
    }
}

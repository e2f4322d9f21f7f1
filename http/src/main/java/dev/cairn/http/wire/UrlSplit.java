package dev.cairn.http.wire;

import java.util.Locale;

/**
 * A URL in five parts; a part that is missing is empty. Immutable.
 *
 * <p>Follows {@code urllib.parse.urlsplit} and {@code urlunsplit} for the schemes that HTTP clients meet.
 *
 * @param path the path with its parameters, percent-encoded as it came
 */
record UrlSplit(String scheme, String authority, String path, String query, String fragment) {

    static UrlSplit of(String url, String defaultScheme) {
        String rest = withoutControls(url);
        String scheme = defaultScheme;
        int colon = rest.indexOf(':');
        if (colon > 0 && isScheme(rest.substring(0, colon))) {
            scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
            rest = rest.substring(colon + 1);
        }
        String authority = "";
        if (rest.startsWith("//")) {
            int end = endOfAuthority(rest);
            authority = rest.substring(2, end);
            rest = rest.substring(end);
        }
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? "" : rest.substring(hash + 1);
        rest = hash < 0 ? rest : rest.substring(0, hash);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        String path = question < 0 ? rest : rest.substring(0, question);
        return new UrlSplit(scheme, authority, path, query, fragment);
    }

    boolean isHierarchical() {
        return scheme.isEmpty() || scheme.equals("http") || scheme.equals("https") || scheme.equals("ftp");
    }

    private static String withoutControls(String url) {
        int start = 0;
        while (start < url.length() && url.charAt(start) <= ' ') {
            start++;
        }
        return url.substring(start).replace("\t", "").replace("\r", "").replace("\n", "");
    }

    private static boolean isScheme(String text) {
        return Character.isLetter(text.charAt(0))
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0));
    }

    private static int endOfAuthority(String rest) {
        int end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    @Override
    public String toString() {
        String url = path;
        if (!authority.isEmpty() || (!scheme.isEmpty() && isHierarchical() && !path.startsWith("//"))) {
            url = "//" + authority + (url.isEmpty() || url.startsWith("/") ? url : "/" + url);
        }
        return (scheme.isEmpty() ? "" : scheme + ":")
                + url
                + (query.isEmpty() ? "" : "?" + query)
                + (fragment.isEmpty() ? "" : "#" + fragment);
    }
}

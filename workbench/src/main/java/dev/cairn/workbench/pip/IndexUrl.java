package dev.cairn.workbench.pip;

import dev.cairn.http.wire.MalformedUrlException;
import dev.cairn.http.wire.RequestUrl;
import dev.cairn.http.wire.UrlTarget;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of an index or of a file, and the login that stood in it.
 *
 * @param text without the login, and without a fragment
 * @param login null for none
 */
public record IndexUrl(String text, @Nullable Login login) {

    private static final Pattern FORM =
            Pattern.compile("(?i)(https?)://(?:([^/?#]*)@)?([^/?#@]+)([^#]*)(?:#.*)?", Pattern.DOTALL);

    /** Credentials; they are never printed. */
    public record Login(String user, String password) {

        String header() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "****";
        }
    }

    /**
     * The address that a text has.
     *
     * @throws IndexException if it is none that can be asked by HTTP
     */
    static IndexUrl of(String text) throws IndexException {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IndexException("'" + text.strip().replaceAll("//[^/@]*@", "//****@")
                    + "' is no address of an index (expected http:// or https://)");
        }
        String plain = parts.group(1).toLowerCase(Locale.ROOT) + "://" + parts.group(3) + parts.group(4);
        try {
            String url = RequestUrl.build(plain, Map.of());
            UrlTarget.of(url);
            return new IndexUrl(url, login(parts.group(2)));
        } catch (MalformedUrlException e) {
            throw new IndexException("'" + plain + "' is no address: " + e.getMessage(), e);
        }
    }

    private static @Nullable Login login(@Nullable String user) {
        if (user == null || user.isEmpty()) {
            return null;
        }
        int colon = user.indexOf(':');
        return colon < 0
                ? new Login(decoded(user), "")
                : new Login(decoded(user.substring(0, colon)), decoded(user.substring(colon + 1)));
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that stands for itself
        }
    }

    UrlTarget target() {
        return UrlTarget.of(text);
    }

    /** Whether both are of one server, to which the same credentials belong. */
    boolean isOfOneServer(IndexUrl other) {
        UrlTarget one = target();
        UrlTarget two = other.target();
        return one.scheme().equals(two.scheme()) && one.host().equals(two.host()) && one.port() == two.port();
    }

    /** Where something below this address is, such as the page of a package. */
    IndexUrl below(String path) {
        return new IndexUrl(text.endsWith("/") ? text + path : text + "/" + path, login);
    }

    /** Without its query, which may be signed. */
    @Override
    public String toString() {
        return text.replaceFirst("\\?.*", "");
    }
}

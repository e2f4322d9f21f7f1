package dev.cairn.manifest.migration;

import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.http.wire.UrlJoin;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Appends a requester's {@code path} to its {@code url}. */
final class PathToUrl implements ManifestMigration {

    private static final Pattern AUTHORITY = Pattern.compile("(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//([^/?#]*)");

    @Override
    public String name() {
        return "HttpRequesterPathToUrl";
    }

    @Override
    public boolean concerns(Map<String, Member> component) {
        return component.containsKey("path");
    }

    @Override
    public boolean rewrite(Map<String, Member> component) {
        String path = text(component.get("path"), "path").replaceFirst("^/+", "");
        Member url = component.get("url");
        if (url == null) {
            throw new UnfitComponentException("a path without url");
        }
        if (!path.isEmpty()) {
            requireSplittable(text(url, "url"));
            requireSplittable(path);
            String joined = UrlJoin.join(text(url, "url"), path);
            component.put("url", url.with(new ScalarNode(url.value().place(), joined)));
        }
        component.remove("path");
        return !(url.value() instanceof ScalarNode scalar) || scalar.value() != null;
    }

    /** Python's urljoin takes brackets in a host for those of an IPv6 address, and gives up on {@code config['host']}. */
    private static void requireSplittable(String url) {
        Matcher authority = AUTHORITY.matcher(url);
        if (authority.lookingAt()
                && !authority.group(1).matches("[^\\[\\]]*(\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*\\][^\\[\\]]*)?")) {
            throw new UnfitComponentException("brackets in a host");
        }
    }

    private static String text(@Nullable Member member, String field) {
        if (member != null && member.value() instanceof ScalarNode scalar && scalar.value() instanceof String text) {
            return text;
        }
        throw new UnfitComponentException(field + " is no text");
    }
}

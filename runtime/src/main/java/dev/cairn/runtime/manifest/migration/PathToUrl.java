package dev.cairn.runtime.manifest.migration;

import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.runtime.http.wire.UrlJoin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A requester's {@code path} is the end of its {@code url}. */
final class PathToUrl implements ManifestMigration {

    @Override
    public String name() {
        return "HttpRequesterPathToUrl";
    }

    @Override
    public String componentType() {
        return "HttpRequester";
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
            String joined = UrlJoin.join(text(url, "url"), path);
            component.put(
                    "url", new Member(url.keyPlace(), new ScalarNode(url.value().place(), joined)));
        }
        component.remove("path");
        return !(url.value() instanceof ScalarNode scalar) || scalar.value() != null;
    }

    private static String text(@Nullable Member member, String field) {
        if (member != null && member.value() instanceof ScalarNode scalar && scalar.value() instanceof String text) {
            return text;
        }
        throw new UnfitComponentException(field + " is no text");
    }
}

package dev.cairn.manifest.migration;

import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ScalarNode;
import java.util.Map;
import java.util.Objects;

/** Renames a requester's {@code url_base} to {@code url}. */
final class UrlBaseToUrl implements ManifestMigration {

    @Override
    public String name() {
        return "HttpRequesterUrlBaseToUrl";
    }

    @Override
    public boolean concerns(Map<String, Member> component) {
        return component.containsKey("url_base");
    }

    @Override
    public boolean rewrite(Map<String, Member> component) {
        Member base = Objects.requireNonNull(component.remove("url_base"));
        component.put("url", base);
        return !(base.value() instanceof ScalarNode scalar) || scalar.value() != null;
    }
}

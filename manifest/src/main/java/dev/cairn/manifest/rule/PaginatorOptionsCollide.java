package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/** Page size and page token are sent in different fields. */
final class PaginatorOptionsCollide extends ComponentRule {

    PaginatorOptionsCollide() {
        super(
                "paginator-options-collide",
                Severity.ERROR,
                "`page_size_option` and `page_token_option` of a `DefaultPaginator` go to the same field of the request.",
                "Give one of them another `field_name` or `field_path`.",
                "DefaultPaginator");
    }

    @Override
    void check(ManifestComponent paginator, Findings findings) {
        ManifestComponent size = paginator.component("page_size_option").orElse(null);
        ManifestComponent token = paginator
                .component("page_token_option")
                .filter(option -> option.is("RequestOption"))
                .orElse(null);
        if (size == null || token == null) {
            return;
        }
        String target = size.text("inject_into");
        List<String> path = path(size);
        if (target != null && target.equals(token.text("inject_into")) && overlap(path, path(token))) {
            findings.add(
                    this,
                    paginator.placeOf("page_size_option"),
                    "'page_size_option' ('" + String.join(".", path) + "') and 'page_token_option' ('"
                            + String.join(".", path(token)) + "') go to the same field of the request (" + target
                            + "); give one of them another name");
        }
    }

    private static List<String> path(ManifestComponent option) {
        String name = option.text("field_name");
        return name != null && !name.isEmpty() ? List.of(name) : Texts.of(option.get("field_path"));
    }

    /** Whether one path leads to the end of the other or through it. */
    private static boolean overlap(List<String> a, List<String> b) {
        int common = Math.min(a.size(), b.size());
        return common > 0
                && a.subList(0, common).equals(b.subList(0, common))
                && a.stream().noneMatch(Texts::isTemplate);
    }
}

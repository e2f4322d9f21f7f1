package dev.cairn.manifest.rule;

/** {@code lazy_read_pointer} needs a plain path, a {@code JsonDecoder} and one window for each parent record. */
final class LazyReadPointer {

    private LazyReadPointer() {}

    static void check(ManifestComponent component, RuleReport report) {
        if (component.is("ParentStreamConfig")) {
            if (Texts.of(component.get("lazy_read_pointer")).stream().anyMatch(step -> step.contains("*"))) {
                report.add(
                        component.placeOf("lazy_read_pointer"),
                        "'lazy_read_pointer' cannot have the wildcard '*'; name each step of the path");
            }
        } else if (component.is("DeclarativeStream")) {
            if (component
                    .component("retriever")
                    .filter(LazyReadPointer::readsLazily)
                    .isPresent()) {
                checkCursor(component, report);
            }
        } else if (readsLazily(component)) {
            checkDecoder(component, report);
        }
    }

    private static boolean readsLazily(ManifestComponent retriever) {
        return retriever.is("SimpleRetriever")
                && retriever.component("partition_router").filter(r -> r.is("SubstreamPartitionRouter")).stream()
                        .flatMap(router -> router.components("parent_stream_configs").stream())
                        .anyMatch(parent -> parent.given("lazy_read_pointer"));
    }

    private static void checkCursor(ManifestComponent stream, RuleReport report) {
        ManifestComponent cursor = stream.component("incremental_sync").orElse(null);
        if (cursor != null && !cursor.is("DatetimeBasedCursor")) {
            report.add(
                    stream.placeOf("incremental_sync"),
                    "'lazy_read_pointer' of the parent needs a DatetimeBasedCursor, found " + cursor.type());
        } else if (cursor != null && (cursor.given("step") || cursor.given("cursor_granularity"))) {
            report.add(
                    cursor.placeOf("step"),
                    "'lazy_read_pointer' of the parent needs one slice for each parent; remove 'step' and"
                            + " 'cursor_granularity'");
        }
    }

    private static void checkDecoder(ManifestComponent retriever, RuleReport report) {
        retriever
                .component("decoder")
                .filter(decoder -> !decoder.is("JsonDecoder"))
                .ifPresent(decoder -> report.add(
                        retriever.placeOf("decoder"),
                        "'lazy_read_pointer' of the parent needs a JsonDecoder, found " + decoder.type()));
    }
}

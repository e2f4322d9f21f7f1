package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** {@code lazy_read_pointer} needs a plain path, a {@code JsonDecoder} and one window for each parent record. */
final class LazyReadPointer extends ComponentRule {

    LazyReadPointer() {
        super(
                "lazy-read-pointer",
                Severity.ERROR,
                "A stream reads its first pages out of its parent's records (`lazy_read_pointer`), and that does not go"
                        + " together with its pointer, decoder or cursor.",
                "Use a pointer without `*`, a `JsonDecoder`, and a `DatetimeBasedCursor` without `step`; or remove"
                        + " `lazy_read_pointer`.",
                "DeclarativeStream",
                "ParentStreamConfig",
                "SimpleRetriever");
    }

    @Override
    void check(ManifestComponent component, Findings findings) {
        if (component.is("ParentStreamConfig")) {
            if (Texts.of(component.get("lazy_read_pointer")).stream().anyMatch(step -> step.contains("*"))) {
                findings.add(
                        this,
                        component.placeOf("lazy_read_pointer"),
                        "'lazy_read_pointer' cannot have the wildcard '*'; name each step of the path");
            }
        } else if (component.is("DeclarativeStream")) {
            if (component
                    .component("retriever")
                    .filter(LazyReadPointer::readsLazily)
                    .isPresent()) {
                checkCursor(component, findings);
            }
        } else if (readsLazily(component)) {
            checkDecoder(component, findings);
        }
    }

    private static boolean readsLazily(ManifestComponent retriever) {
        return retriever.is("SimpleRetriever")
                && retriever.component("partition_router").filter(r -> r.is("SubstreamPartitionRouter")).stream()
                        .flatMap(router -> router.components("parent_stream_configs").stream())
                        .anyMatch(parent -> parent.given("lazy_read_pointer"));
    }

    private void checkCursor(ManifestComponent stream, Findings findings) {
        ManifestComponent cursor = stream.component("incremental_sync").orElse(null);
        if (cursor != null && !cursor.is("DatetimeBasedCursor")) {
            findings.add(
                    this,
                    stream.placeOf("incremental_sync"),
                    "'lazy_read_pointer' of the parent needs a DatetimeBasedCursor, found " + cursor.type());
        } else if (cursor != null && (cursor.given("step") || cursor.given("cursor_granularity"))) {
            findings.add(
                    this,
                    cursor.placeOf("step"),
                    "'lazy_read_pointer' of the parent needs one slice for each parent; remove 'step' and"
                            + " 'cursor_granularity'");
        }
    }

    private void checkDecoder(ManifestComponent retriever, Findings findings) {
        retriever
                .component("decoder")
                .filter(decoder -> !decoder.is("JsonDecoder"))
                .ifPresent(decoder -> findings.add(
                        this,
                        retriever.placeOf("decoder"),
                        "'lazy_read_pointer' of the parent needs a JsonDecoder, found " + decoder.type()));
    }
}

package dev.cairn.records;

import dev.cairn.core.slice.Slice;
import dev.cairn.records.RecordSelector.Selection;
import dev.cairn.templates.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The work of a selector in steps, each for many records. */
final class RecordSteps {

    private final List<RecordStep> steps = new ArrayList<>();
    private boolean someInBatches;

    private RecordSteps() {}

    /** None where each record goes alone. */
    static List<RecordStep> of(
            List<RecordPredicate> filters,
            List<RecordTransformation> transformations,
            boolean transformsFirst,
            @Nullable RecordNormalizer normalizer) {
        RecordSteps all = new RecordSteps();
        if (transformsFirst) {
            transformations.forEach(all::add);
            filters.forEach(all::add);
        } else {
            filters.forEach(all::add);
            transformations.forEach(all::add);
        }
        if (normalizer != null) {
            all.add(normalizer);
        }
        return all.someInBatches ? List.copyOf(all.steps) : List.of();
    }

    /** @param end what is done with each record at the end, or null */
    static PageSelection page(
            List<RecordStep> steps, Slice slice, Scope scope, @Nullable UnaryOperator<StreamRecord> end) {
        List<RecordStep.OfPage> opened =
                steps.stream().map(step -> step.open(slice, scope)).toList();
        return new PageSelection() {
            @Override
            public Selection select(List<StreamRecord> records, boolean last, @Nullable List<DroppedRecord> dropped) {
                RecordPass pass = new RecordPass(records, dropped != null);
                opened.forEach(step -> step.apply(pass, last));
                Selection selection = pass.selection(dropped);
                return end == null ? selection : selection.with(end);
            }

            @Override
            public void close() {
                opened.forEach(RecordStep.OfPage::close);
            }
        };
    }

    private void add(RecordPredicate filter) {
        add(filter.inBatches(), (slice, scope) -> (records, last) -> {
            for (int i = 0; i < records.size(); i++) {
                try {
                    if (!records.isDropped(i) && !filter.keeps(records.get(i), slice, scope)) {
                        records.drop(i);
                    }
                } catch (RuntimeException e) { // a component of the connector's may throw anything
                    records.fail(i, e);
                }
            }
            records.sweep();
        });
    }

    private void add(RecordTransformation transformation) {
        add(transformation.inBatches(), oneByOne((record, scope) -> transformation.transform(record.tree(), scope)));
    }

    private void add(RecordNormalizer normalizer) {
        add(normalizer.inBatches(), oneByOne((record, scope) -> normalizer.normalize(record.tree())));
    }

    private void add(Optional<RecordStep> inBatches, RecordStep oneByOne) {
        someInBatches |= inBatches.isPresent();
        RecordStep step = inBatches.orElse(oneByOne);
        Optional<RecordStep> joined =
                steps.isEmpty() ? Optional.empty() : steps.get(steps.size() - 1).then(step);
        if (joined.isPresent()) {
            steps.set(steps.size() - 1, joined.get());
        } else {
            steps.add(step);
        }
    }

    /** Changes the tree of a record in place. */
    @FunctionalInterface
    private interface Change {
        void apply(StreamRecord record, Scope scope);
    }

    private static RecordStep oneByOne(Change change) {
        return (slice, scope) -> (records, last) -> {
            for (int i = 0; i < records.size(); i++) {
                try {
                    StreamRecord record = records.get(i);
                    change.apply(record, scope);
                    records.set(i, StreamRecord.ofTree(record.tree()));
                } catch (RuntimeException e) { // a component of the connector's may throw anything
                    records.fail(i, e);
                }
            }
        };
    }
}

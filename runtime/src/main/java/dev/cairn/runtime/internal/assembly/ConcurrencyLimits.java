package dev.cairn.runtime.internal.assembly;

import dev.cairn.models.ConcurrencyLevelModel;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.models.IntegerOrString;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a manifest says about how much is done at the same time. */
record ConcurrencyLimits(DeclarativeSourceModel model, ComponentDefinition root) {

    private static final int DEFAULT_SLICES = 2;

    /** How many slices are read. */
    int slices() {
        ConcurrencyLevelModel level = model.concurrencyLevel();
        if (level == null) {
            return DEFAULT_SLICES;
        }
        ComponentDefinition place = model.at(root).concurrencyLevel().at();
        place.requireSound();
        ComponentDefinition at = level.at(place).defaultConcurrency().at();
        return level.defaultConcurrency().accept(new IntegerOrString.Visitor<Integer>() {
            @Override
            public Integer visitInteger(long number) {
                return Math.toIntExact(Math.min(Math.max(1, number), Integer.MAX_VALUE));
            }

            @Override
            public Integer visitString(String text) {
                return templatedConcurrency(text, level.maxConcurrency(), at);
            }
        });
    }

    /** A template that looks at the configuration needs a bound (source: the Python CDK); it sees no parameters. */
    private int templatedConcurrency(String text, @Nullable Long max, ComponentDefinition at) {
        if (text.contains("config") && (max == null || max == 0)) {
            throw at.wrong("max_concurrency is required where default_concurrency depends on the configuration");
        }
        Object value = at.evaluated(at.template(text), Map.of());
        if (!(value instanceof Long number) || number < 1) {
            throw at.wrong("default_concurrency must be a whole number, at least 1");
        }
        long bound = max == null || max == 0 ? Integer.MAX_VALUE : Math.max(1, max);
        return Math.toIntExact(Math.min(number, bound));
    }

    /** How many jobs all streams may have together; the reference takes 1 for what makes no sense. */
    int jobs() {
        IntegerOrString count = model.maxConcurrentAsyncJobCount();
        if (count == null) {
            return 1;
        }
        ComponentDefinition at = model.at(root).maxConcurrentAsyncJobCount().at();
        Object value = at.evaluated(TemplatedNumbers.template(count, at), Map.of());
        String text = PythonText.str(value).strip();
        int limit = text.matches("\\+?\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1) {
            at.warn("max_concurrent_async_job_count must be a whole number, at least 1, not '" + text
                    + "'; one job is run at a time");
        }
        return Math.max(1, limit);
    }
}

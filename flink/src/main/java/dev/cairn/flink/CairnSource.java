package dev.cairn.flink;

import dev.cairn.flink.enumerator.CairnEnumerator;
import dev.cairn.flink.enumerator.EnumeratorState;
import dev.cairn.flink.enumerator.EnumeratorStateSerializer;
import dev.cairn.flink.reader.CairnReader;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.flink.split.CairnSplitSerializer;
import java.nio.file.Path;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A sync of a whole catalog as a source of Flink. Its slices are read by as many readers as the source has subtasks, within
 * one quota; positions inside of slices are part of checkpoints.
 *
 * <p>Each record comes exactly once into the state of the job where the records of its slice ascend, else at least once.
 * The streams of one account belong into one source, since only one can own the account's quota.
 *
 * <pre>{@code
 * CairnSource<CairnRecord> source = CairnSource.builder(manifest, ConfigLocation.file(config), catalog).build();
 * env.fromSource(source, WatermarkStrategy.noWatermarks(), "cairn");
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param <T> what it makes of records
 */
public final class CairnSource<T> implements Source<T, CairnSplit, EnumeratorState>, ResultTypeQueryable<T> {

    private static final long serialVersionUID = 1;

    private final SourceSettings settings;
    private final RecordFormat<T> format;

    CairnSource(SourceSettings settings, RecordFormat<T> format) {
        this.settings = settings;
        this.format = format;
    }

    /**
     * Describes a source.
     *
     * @param manifest the manifest's file; read here, its text travels with the job. Schema files beside it, if there are
     *     any, must be on all machines at the same path
     * @param config where each machine finds the configuration
     * @param catalog the configured catalog, as JSON
     */
    public static CairnSourceBuilder<CairnRecord> builder(Path manifest, ConfigLocation config, String catalog) {
        return new CairnSourceBuilder<>(manifest, config, catalog, RecordFormat.json());
    }

    @Override
    public Boundedness getBoundedness() {
        return settings.interval() == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<T, CairnSplit> createReader(SourceReaderContext context) {
        return CairnReader.of(settings, format, context);
    }

    @Override
    public SplitEnumerator<CairnSplit, EnumeratorState> createEnumerator(SplitEnumeratorContext<CairnSplit> context) {
        return enumerator(context, null);
    }

    @Override
    public SplitEnumerator<CairnSplit, EnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<CairnSplit> context, EnumeratorState checkpoint) {
        return enumerator(context, checkpoint);
    }

    private CairnEnumerator enumerator(
            SplitEnumeratorContext<CairnSplit> context, @Nullable EnumeratorState checkpoint) {
        // Flink calls this with the class loader of the job's classes.
        ClassLoader code = Thread.currentThread().getContextClassLoader();
        return new CairnEnumerator(context, settings, code, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<CairnSplit> getSplitSerializer() {
        return new CairnSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<EnumeratorState> getEnumeratorCheckpointSerializer() {
        return new EnumeratorStateSerializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return format.type();
    }
}

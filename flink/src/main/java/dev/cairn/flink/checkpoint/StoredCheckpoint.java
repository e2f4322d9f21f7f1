package dev.cairn.flink.checkpoint;

import dev.cairn.flink.enumerator.EnumeratorState;
import dev.cairn.flink.enumerator.EnumeratorStateSerializer;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.flink.split.CairnSplitSerializer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;

/**
 * What a checkpoint or savepoint has of a Cairn source. It is read without a cluster, as Flink writes it: where that
 * changes, {@code FlinkStateIT} fails.
 *
 * @param enumerator the enumerator's part
 * @param readers the splits of all readers
 */
record StoredCheckpoint(EnumeratorState enumerator, List<CairnSplit> readers) {

    private static final String METADATA = "_metadata";
    private static final String SPLITS = "SourceReaderState";

    /**
     * Reads one.
     *
     * @param folder of a checkpoint that is kept, or of a savepoint; in any file system that Flink knows
     * @throws IOException if it cannot be read, or has not exactly one Cairn source
     */
    static StoredCheckpoint read(String folder) throws IOException {
        Path metadata = new Path(folder, METADATA);
        List<StoredCheckpoint> found = new ArrayList<>();
        try (FSDataInputStream in = metadata.getFileSystem().open(metadata);
                DataInputStream data = new DataInputStream(in)) {
            for (OperatorState operator : Checkpoints.loadCheckpointMetadata(
                            data, StoredCheckpoint.class.getClassLoader(), folder)
                    .getOperatorStates()) {
                ByteStreamStateHandle coordinator = operator.getCoordinatorState();
                if (coordinator != null && isOurs(coordinator.getData())) {
                    found.add(new StoredCheckpoint(enumerator(coordinator.getData()), splits(operator)));
                }
            }
        }
        if (found.size() != 1) {
            throw new IOException(metadata + " has " + found.size() + " Cairn sources; expected one.");
        }
        return found.get(0);
    }

    /** Sources of others have bytes of their own. */
    private static boolean isOurs(byte[] coordinator) {
        return new String(coordinator, StandardCharsets.UTF_8).contains("{\"round\":\"");
    }

    private static EnumeratorState enumerator(byte[] coordinator) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(coordinator))) {
            in.readInt(); // the version of what is around it
            int version = in.readInt();
            byte[] state = new byte[in.readInt()];
            in.readFully(state);
            return new EnumeratorStateSerializer().deserialize(version, state);
        }
    }

    private static List<CairnSplit> splits(OperatorState operator) throws IOException {
        List<CairnSplit> splits = new ArrayList<>();
        for (OperatorSubtaskState subtask : operator.getStates()) {
            for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                Map<String, OperatorStateHandle.StateMetaInfo> states = handle.getStateNameToPartitionOffsets();
                if (states.containsKey(SPLITS)) {
                    try (FSDataInputStream in = handle.openInputStream()) {
                        for (long offset : states.get(SPLITS).getOffsets()) {
                            in.seek(offset);
                            splits.add(SimpleVersionedSerialization.readVersionAndDeSerialize(
                                    new CairnSplitSerializer(),
                                    BytePrimitiveArraySerializer.INSTANCE.deserialize(
                                            new DataInputViewStreamWrapper(in))));
                        }
                    }
                }
            }
        }
        return splits;
    }
}

package dev.cairn.flink.checkpoint;

import dev.cairn.flink.enumerator.StateFold;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.http.CallWindows;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The states that a checkpoint vouches for. */
public final class CheckpointStates {

    private CheckpointStates() {}

    /**
     * Reads a checkpoint or savepoint. Sends no request.
     *
     * @param folder in any file system that Flink knows
     * @param settings those of the job; its state is not looked at
     * @return JSON, as {@code cairn read --state} takes it
     * @throws IOException if the checkpoint cannot be read, or has not exactly one Cairn source
     */
    public static String read(String folder, SourceSettings settings) throws IOException, InterruptedException {
        StoredCheckpoint checkpoint = StoredCheckpoint.read(folder);
        try (ConfiguredConnector connector =
                        settings.connector(CheckpointStates.class.getClassLoader(), CallWindows.OWN);
                SplitCoordinator coordinator = connector.coordinate(
                        settings.streams(), checkpoint.enumerator().coordinator(), 1)) {
            Set<String> open = coordinator.open().stream().map(Split::id).collect(Collectors.toSet());
            for (CairnSplit split : checkpoint.readers()) {
                if (split.round().equals(checkpoint.enumerator().round())
                        && open.contains(split.split().id())) {
                    coordinator.report(split.split());
                }
            }
            return Json.write(StateFold.states(coordinator).toJson());
        }
    }
}

package dev.cairn.destinations.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir
    private Path folder;

    /** Returns what is there after the work folder was cleared that had a file to be moved, one of no worth, and rows. */
    private Set<String> left(boolean keepsRows) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        for (String name : new String[] {"pending.parquet", "old.parquet", "rows.duckdb", "rows.duckdb.wal"}) {
            Files.writeString(work.resolve(name), name);
        }
        Files.writeString(
                Files.createDirectories(work.resolve("rows.duckdb.tmp")).resolve("spilled"), "");
        FileMoves moves = new FileMoves(folder);
        moves.move("work/pending.parquet", "events/pending.parquet");
        new WorkFolder(work).clear(moves, keepsRows);
        try (Stream<Path> files = Files.list(work)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void onlyFilesThatAreCommittedStay() throws IOException {
        assertEquals(Set.of("pending.parquet"), left(false));
    }

    @Test
    void rowsThatWaitStayForALaterSync() throws IOException {
        assertEquals(Set.of("pending.parquet", "rows.duckdb", "rows.duckdb.wal"), left(true));
    }

    @Test
    void aFolderThatIsNotThereIsClear() throws IOException {
        Path none = folder.resolve("none");
        new WorkFolder(none).clear(new FileMoves(folder), false);
        assertFalse(Files.exists(none));
    }
}

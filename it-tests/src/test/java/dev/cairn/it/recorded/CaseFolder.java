package dev.cairn.it.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** A folder of cases, in the order of their paths. */
record CaseFolder(Path path) {

    static final CaseFolder RECORDED = new CaseFolder(Path.of("src/test/resources/recorded"));
    static final CaseFolder DIFFERENCES = new CaseFolder(Path.of("src/test/resources/differences"));

    /** An interpreter that has the reference; empty where nothing is recorded. */
    static final String PYTHON = System.getProperty("record.python", "");

    /** The text that the paths of cases to run contain. */
    static final String ONLY = System.getProperty("record.only", "");

    /** All cases below the folder. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> file.toString().endsWith(RecordedCase.EXTENSION))
                    .sorted()
                    .toList();
        }
    }

    /** The cases to run, for tests with parameters. */
    Stream<Named<Path>> cases() throws IOException {
        return files().stream()
                .filter(file -> file.toString().contains(ONLY))
                .map(file -> Named.of(path.relativize(file).toString(), file));
    }

    /** One of so many cases, or all that are asked for by name or by {@code -Dcairn.thorough=true}. */
    Stream<Named<Path>> some(int oneOf) throws IOException {
        boolean all = Boolean.getBoolean("cairn.thorough") || !ONLY.isEmpty();
        List<Named<Path>> cases = cases().toList();
        return IntStream.range(0, cases.size())
                .filter(i -> all || i % oneOf == 0)
                .mapToObj(cases::get);
    }
}

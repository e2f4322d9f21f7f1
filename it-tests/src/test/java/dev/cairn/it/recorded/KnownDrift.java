package dev.cairn.it.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code drift/drift.txt}: a case in which a release of the reference does otherwise than its recording.
 *
 * @param name the case's path below the folder of recorded cases, without extension
 * @param release the release that differs
 * @param followed whether Cairn does as the reference does now, not as that release did
 * @param why what differs, and why it is followed or not
 */
record KnownDrift(String name, String release, boolean followed, String why) {

    static List<KnownDrift> load(Path file) throws IOException {
        List<KnownDrift> known = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                known.add(of(line));
            }
        }
        return known;
    }

    private static KnownDrift of(String line) {
        List<String> columns = List.of(line.split("\\s*\\|\\s*", -1));
        boolean followed = columns.size() == 4 && columns.get(2).equals("followed");
        if (columns.size() != 4
                || !(followed || columns.get(2).equals("not followed"))
                || columns.get(3).isBlank()) {
            throw new IllegalArgumentException(
                    "expected 'case | release | followed or not followed | why', found: " + line);
        }
        return new KnownDrift(columns.get(0), columns.get(1), followed, columns.get(3));
    }

    boolean isOf(String caseName, String otherRelease) {
        return name.equals(caseName) && release.equals(otherRelease);
    }
}

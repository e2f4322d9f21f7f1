package dev.cairn.it.recorded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What runs a case's commands: Cairn or the reference. */
interface Subject {

    /**
     * Runs a command of the protocol.
     *
     * @param arguments the command and its options
     * @param folder a folder of this run only
     */
    Outcome run(List<String> arguments, Path folder) throws IOException, InterruptedException;

    /**
     * How a command ended.
     *
     * @param exit {@code zero}, {@code nonzero} or {@code timeout}
     * @param output standard output
     * @param errors standard error
     */
    record Outcome(String exit, String output, String errors) {

        static String exit(int code) {
            return code == 0 ? "zero" : "nonzero";
        }
    }
}

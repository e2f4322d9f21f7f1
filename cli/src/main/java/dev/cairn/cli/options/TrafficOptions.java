package dev.cairn.cli.options;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.workbench.cases.CaseRecorder;
import dev.cairn.workbench.cases.CaseResult;
import dev.cairn.workbench.har.HarFile;
import dev.cairn.workbench.har.Matching;
import dev.cairn.workbench.har.RedactedTraffic;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.har.TrafficReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about recorded traffic: where a read gets its answers from, and where they are kept. For one read. */
public final class TrafficOptions {

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Writes what is asked and answered to a file in the format HAR 1.2, without secrets.")
    private @Nullable Path record;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description =
                    "Answers from a file in the format HAR 1.2 in place of the API: a recording, or what the network tab of"
                            + " a browser has saved.")
    private @Nullable Path replay;

    @Option(
            names = "--on-miss",
            paramLabel = "WHAT",
            description =
                    "What becomes of a request that is not in the file of --replay: fail (default), or ask the API.")
    private OnMiss onMiss = OnMiss.fail;

    @Option(
            names = "--case",
            paramLabel = "FOLDER",
            description = "Makes of the read a case for 'cairn test': recorded traffic, and what is expected.")
    private @Nullable Path caseFolder;

    @Option(
            names = "--scrub",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "Replaces the values of fields with this name in the recorded answers, such as those that name people."
                            + " May be given several times.")
    private List<String> scrub = List.of();

    private @Nullable TrafficRecorder recorder;
    private @Nullable TrafficReplay replaying;

    /** What becomes of what was not recorded; constants are the words of the command line. */
    enum OnMiss {
        fail,
        ask
    }

    /**
     * The surroundings of the read.
     *
     * @param secrets the read's mask
     */
    public RunOptions options(ObjectNode config, SecretMask secrets) {
        RunOptions options = RunOptions.standard();
        if (replay != null) {
            TrafficReplay answers =
                    TrafficReplay.of(HarFile.read(replay), Matching.STANDARD).withConfig(config.toPlain());
            if (onMiss == OnMiss.ask) {
                answers.asking(options.transport());
            }
            replaying = answers;
            options = answers.in(options);
        }
        if (record != null || caseFolder != null) {
            recorder = TrafficRecorder.of(secrets);
            options = recorder.in(options);
        }
        return options;
    }

    /**
     * Writes what is to be kept of the read, and says what is to be said about it.
     *
     * @return whether all went well
     */
    public boolean finish(Path manifest, ObjectNode config, TestRead read, Consumer<String> people)
            throws IOException, InterruptedException {
        boolean well = replaying == null || replaying.misses().isEmpty();
        if (replaying != null) {
            replaying.misses().forEach(miss -> people.accept(miss.toString()));
        }
        if (recorder == null) {
            return well;
        }
        RedactedTraffic traffic = recorder.redacted(config.toPlain(), scrubbed());
        if (record != null) {
            traffic.write(Map.of(record, HarFile.text(traffic.recording())));
            told(record, traffic, people);
        }
        if (caseFolder != null) {
            CaseResult made = CaseRecorder.ofTestRead(caseFolder, manifest, read, traffic);
            told(caseFolder, traffic, people);
            made.failures().forEach(people);
            well &= made.passed();
        }
        return well;
    }

    private Set<String> scrubbed() {
        return new LinkedHashSet<>(scrub);
    }

    private static void told(Path written, RedactedTraffic traffic, Consumer<String> people) {
        people.accept(personalData(written));
        traffic.notScrubbed()
                .forEach(request ->
                        people.accept("The answer to " + request + " is no JSON, so nothing in it was scrubbed."));
    }

    /** What people should know before a recording is given to others. */
    public static String personalData(Path written) {
        return written
                + " has what the API answered: secrets are replaced, data about people is not. '--scrub FIELD' replaces"
                + " the values of a field.";
    }
}

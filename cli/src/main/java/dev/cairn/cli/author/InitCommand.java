package dev.cairn.cli.author;

import dev.cairn.cli.options.ReachableNetwork;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.BegunFiles;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.draft.RequestComparison;
import dev.cairn.workbench.draft.Skeleton;
import dev.cairn.workbench.openapi.OpenApiStreams;
import dev.cairn.workbench.openapi.PublishedDocument;
import dev.cairn.workbench.pip.IndexException;
import dev.cairn.workbench.pip.PackageIndex;
import dev.cairn.workbench.proposal.Proposal;
import dev.cairn.workbench.proposal.Proposals;
import dev.cairn.workbench.published.ConnectorCopy;
import dev.cairn.workbench.published.ConnectorSource;
import dev.cairn.workbench.published.WantedConnector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Begins a connector: writes a manifest.yaml and a config.json, from a command of curl, an address, a document"
                        + " of OpenAPI, a published connector, or from nothing. What it proposes it has tried on the API.")
public final class InitCommand extends AuthorCommand {

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Where to write. Default: this folder.")
    private Path folder = Path.of(".");

    @ArgGroup
    private @Nullable Source source;

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "The stream's name. Default: what the address suggests.")
    private @Nullable String stream;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "What may be asked: any (default), or public for public addresses over TLS alone.")
    private ReachableNetwork network = ReachableNetwork.ANY;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "At most so many requests are sent to try what is proposed; 0 for none. Default: 80.")
    private int requests = Proposals.REQUESTS;

    @Option(
            names = "--not-secret",
            paramLabel = "NAME",
            description =
                    "A header, parameter or field whose value is no secret, or the value itself; may be given several"
                            + " times. Everything else that is not evidently a setting is taken for one.")
    private List<String> notSecret = List.of();

    @Option(names = "--diff", description = "Also prints what each proposal changes in the manifest.")
    private boolean diff;

    @Option(names = "--force", description = "Replaces a manifest.yaml that is there.")
    private boolean force;

    /** What the connector is made from; nothing at all for a skeleton. */
    private static final class Source {

        @Option(
                names = "--curl",
                paramLabel = "COMMAND",
                description = "A command of curl, as API documentation prints it.")
        private @Nullable String curl;

        @Option(
                names = "--curl-file",
                paramLabel = "FILE",
                description = "A file with a command of curl; - for standard input.")
        private @Nullable String curlFile;

        @Option(names = "--url", paramLabel = "URL", description = "An address that gives records.")
        private @Nullable String url;

        @Option(
                names = "--openapi",
                paramLabel = "FILE",
                description =
                        "A document of OpenAPI 3.0 or 3.1, or its address: a stream for each GET, and each search by"
                                + " POST, that gives a list.")
        private @Nullable String openapi;

        @Option(
                names = "--connector",
                paramLabel = "NAME",
                description =
                        "A published connector, such as stripe or stripe==5.5.0, to go on with a copy of it: the one that"
                                + " was added, else the newest of the package index.")
        private @Nullable String connector;

        OpenApiStreams document(RunOptions options, PastedSecrets secrets, Budget budget)
                throws IOException, InterruptedException {
            String from = String.valueOf(openapi);
            return budget.during(() -> OpenApiStreams.of(
                    from,
                    PublishedDocument.isAddress(from)
                            ? PublishedDocument.text(from, options.transport(), budget)
                            : DocumentFiles.text(Path.of(from)),
                    secrets,
                    budget));
        }

        CurlCommand command() throws IOException {
            if (url != null) {
                return CurlCommand.get(url);
            }
            String text = curl != null
                    ? curl
                    : "-".equals(curlFile)
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : DocumentFiles.text(Path.of(String.valueOf(curlFile)));
            return CurlCommand.parse(text, System::getenv);
        }
    }

    public InitCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() throws IOException, InterruptedException {
        BegunFiles connector = BegunFiles.in(folder);
        if (Files.exists(connector.manifest()) && !force) {
            people.say(
                    LogLevel.ERROR, connector.manifest() + " is there already (expected another folder, or --force)");
            return ExitCode.FAILED;
        }
        if (source == null) {
            connector.write(Skeleton.text(stream));
            people.say(LogLevel.INFO, connector.manifest() + " is a skeleton: write what belongs at each TODO.");
            return ExitCode.OK;
        }
        if (source.connector != null) {
            return ofConnector(source.connector, connector);
        }
        return source.openapi == null
                ? ofRequest(source.command(), connector)
                : ofDocument(source.document(options(), PastedSecrets.except(notSecret), Budget.ofSystem()), connector);
    }

    private int ofConnector(String name, BegunFiles connector) throws IOException, InterruptedException {
        try {
            WantedConnector wanted = WantedConnector.of(name)
                    .orElseThrow(() -> new InvalidDocumentException(Diagnostic.error(
                            Place.of("--connector"),
                            "'" + name
                                    + "' is no name of a connector (expected one such as stripe or stripe==5.5.0)")));
            Budget budget = new Budget(BudgetLimits.ofSystem().bytes(PackageIndex.MOST_BYTES), new StopSignal());
            ConnectorSource index = new ConnectorSource(System.getenv(), network == ReachableNetwork.PUBLIC);
            ConnectorCopy copy = budget.during(() -> index.copy(wanted, budget));
            List<Path> inTheWay = copy.inTheWay(connector.manifest());
            if (!inTheWay.isEmpty() && !force) {
                people.say(LogLevel.ERROR, inTheWay.get(0) + " is there already (expected another folder, or --force)");
                return ExitCode.FAILED;
            }
            copy.write(connector.manifest());
            people.say(
                    LogLevel.INFO,
                    folder + " has a copy of '" + copy.name() + "' "
                            + copy.origin().version() + ", licence: "
                            + copy.origin().licenceInWords() + ".");
            return ExitCode.OK;
        } catch (IndexException e) {
            people.say(LogLevel.ERROR, String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private RunOptions options() {
        return network.limiting(RunOptions.standard());
    }

    private int ofRequest(CurlCommand command, BegunFiles connector) throws IOException {
        command.notes().forEach(note -> people.say(LogLevel.WARN, note));
        ManifestDraft request = DraftOfCurl.of(command, stream, PastedSecrets.except(notSecret));
        RequestComparison.differences(command, request).forEach(difference -> people.say(LogLevel.WARN, difference));
        ManifestDraft given = request.valued(connector.values());
        ProposalText text = new ProposalText(out, diff);
        Proposals proposals = requests < 1
                ? new Proposals(given, List.of())
                : Proposals.find(given, options(), requests, Budget.ofSystem(), text::print);
        boolean whole = written(proposals.draft(), connector);
        return whole && requests > 0 && !proposals.answered() ? ExitCode.FAILED : ExitCode.OK;
    }

    private int ofDocument(OpenApiStreams found, BegunFiles connector) throws IOException {
        found.draft()
                .streams()
                .forEach(one -> out.println(
                        "stream    " + one.name() + "  " + one.request().url()));
        found.leftOut().forEach(left -> out.println("left out  " + left.operation() + ": " + left.reason()));
        people.say(
                LogLevel.INFO,
                Phrases.count(found.draft().streams().size(), "stream") + ", none of which was tried; "
                        + Phrases.count(found.leftOut().size(), "operation") + " left out.");
        written(found.draft().valued(connector.values()), connector);
        return ExitCode.OK;
    }

    /** @return whether all values that requests need are known */
    private boolean written(ManifestDraft draft, BegunFiles connector) throws IOException {
        connector.write(draft.text());
        connector.addValues(draft.configToFillIn());
        draft.secrets().stream()
                .forEach(secret -> out.printf("secret    %s, in place of %s%n", secret.name(), secret.origin()));
        people.say(
                LogLevel.INFO,
                "Written: " + connector.manifest() + ", and " + connector.config()
                        + ", which has the secrets: keep it to yourself.");
        List<String> missing =
                draft.missing().stream().map(ConfigProperty::name).toList();
        if (!missing.isEmpty()) {
            people.say(
                    LogLevel.WARN,
                    connector.config() + " needs " + String.join(", ", missing) + " in place of <...>"
                            + (source == null || source.openapi == null ? "; then run this again with --force." : "."));
        }
        return missing.isEmpty();
    }

    /**
     * Prints proposals for people.
     *
     * @param diff whether with what they change
     */
    private record ProposalText(PrintStream out, boolean diff) {

        void print(Proposal proposal) {
            String certainty = switch (proposal.certainty()) {
                case SURE -> "sure";
                case LIKELY -> "likely";
                case DOUBTFUL -> "DOUBTFUL";
            };
            out.printf(
                    "%-10s  %-8s  %s%n",
                    proposal.subject().name().toLowerCase(Locale.ROOT), certainty, proposal.summary());
            int tried = proposal.trials().size();
            out.println("                      " + proposal.reason()
                    + (tried == 0 ? "" : " (" + Phrases.count(tried, "trial") + ")"));
            if (diff) {
                proposal.trials().forEach(trial -> out.println("    tried " + trial.what() + ": " + trial.outcome()));
                proposal.diff().lines().forEach(line -> out.println("    " + line));
            }
            out.flush();
        }
    }
}

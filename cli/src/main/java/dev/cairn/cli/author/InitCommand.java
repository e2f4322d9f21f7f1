package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.AtomicFile;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.RequestComparison;
import dev.cairn.workbench.har.PrettyJson;
import dev.cairn.workbench.proposal.Proposals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Begins a connector: writes a manifest.yaml and a config.json, from a command of curl, an address, or from"
                        + " nothing. What it proposes it has tried on the API.")
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
    private Network network = Network.ANY;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "At most so many requests are sent to try what is proposed; 0 for none. Default: 80.")
    private int requests = Proposals.REQUESTS;

    @Option(names = "--diff", description = "Also prints what each proposal changes in the manifest.")
    private boolean diff;

    @Option(names = "--force", description = "Replaces a manifest.yaml that is there.")
    private boolean force;

    /** What may be asked; constants are the words of the command line. */
    enum Network {
        ANY,
        PUBLIC
    }

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
    int execute() throws IOException {
        Path manifest = folder.resolve("manifest.yaml");
        if (Files.exists(manifest) && !force) {
            people.say(LogLevel.ERROR, manifest + " is there already (expected another folder, or --force)");
            return ExitCode.FAILED;
        }
        Files.createDirectories(folder);
        if (source == null) {
            write(manifest, Skeleton.text(stream));
            people.say(LogLevel.INFO, manifest + " is a skeleton: write what belongs at each TODO.");
            return ExitCode.OK;
        }
        CurlCommand command = source.command();
        command.notes().forEach(note -> people.say(LogLevel.WARN, note));
        Path configFile = folder.resolve("config.json");
        Map<String, @Nullable Object> config =
                Files.exists(configFile) ? new ConfigReader().read(configFile).toPlain() : new LinkedHashMap<>();
        ManifestDraft request = DraftOfCurl.of(command, stream);
        RequestComparison.differences(command, request).forEach(difference -> people.say(LogLevel.WARN, difference));
        ManifestDraft given = request.valued(config);
        Proposals proposals = requests < 1 ? new Proposals(given, List.of()) : tried(given);
        write(manifest, proposals.draft().text());
        proposals.draft().config().forEach(config::putIfAbsent);
        new AtomicFile(configFile).replaceForOwner(PrettyJson.write(config).getBytes(StandardCharsets.UTF_8));
        return finish(manifest, configFile, proposals);
    }

    private Proposals tried(ManifestDraft draft) {
        RunOptions options = RunOptions.standard();
        ProposalText text = new ProposalText(out, diff);
        return Proposals.find(
                draft,
                network == Network.PUBLIC ? options.publicNetworkOnly() : options,
                requests,
                new StopSignal(),
                text::print);
    }

    private int finish(Path manifest, Path config, Proposals proposals) {
        people.say(
                LogLevel.INFO,
                "Written: " + manifest + ", and " + config + ", which has the secrets: keep it to yourself.");
        List<ConfigProperty> missing = proposals.draft().missing();
        for (ConfigProperty property : missing) {
            people.say(LogLevel.WARN, config + " needs '" + property.name() + "'; then run this again with --force.");
        }
        return missing.isEmpty() && requests > 0 && !proposals.answered() ? ExitCode.FAILED : ExitCode.OK;
    }

    private static void write(Path file, String text) throws IOException {
        new AtomicFile(file).replaceForAll(text.getBytes(StandardCharsets.UTF_8));
    }
}

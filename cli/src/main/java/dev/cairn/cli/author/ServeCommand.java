package dev.cairn.cli.author;

import dev.cairn.cli.demo.DemoWorkspace;
import dev.cairn.cli.options.ManifestArguments;
import dev.cairn.cli.options.ReachableNetwork;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serves a page on which a manifest is written and tried, and the API that Airbyte's connector builder "
                        + "speaks: test reads, checks, catalogs, manifests. MANIFEST may be a folder with a manifest.yaml,"
                        + " or not be there yet; without one, it is that of the demo, with its API.",
        footer = {
            "",
            "The environment variable AB_JWT_SIGNATURE_SECRET makes it demand tokens that are signed with that secret. "
                    + "Without it, it listens on this machine's own address only."
        })
public final class ServeCommand extends AuthorCommand {

    @Mixin
    private final ManifestArguments manifest = new ManifestArguments();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration that the page works with. Default: config.json beside the manifest.")
    private @Nullable Path config;

    @Option(
            names = "--configs",
            paramLabel = "FOLDER",
            description =
                    "A folder with further configurations, NAME.json, to choose from on the page. Default: configs beside the manifest.")
    private @Nullable Path configs;

    @Option(names = "--no-page", description = "Serves the API alone.")
    private boolean noPage;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on. Default: 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "The port. Default: 8000; 0 takes any that is free.")
    private int port = 8000;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description =
                    "A further name under which a server on this machine's own address may be asked, such as that of "
                            + "a proxy; with a port, or of any port. May be given several times.")
    private Set<String> allowedHosts = new LinkedHashSet<>();

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description =
                    "What connectors may ask: any, or public for public addresses over TLS alone. Default: any where "
                            + "the server listens on this machine's own address and DEPLOYMENT_MODE is not cloud, else public.")
    private @Nullable ReachableNetwork network;

    public ServeCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() throws InterruptedException {
        try {
            ServerOptions options = options();
            // Where a secret lets callers in, they are programs; the page is for the person at this machine.
            if (noPage || options.callers().jwtSecret() != null) {
                return serve(options, null);
            }
            Optional<Path> named = manifest.oneOrNone();
            if (named.isPresent()) {
                return serve(options, workspace(named.get()));
            }
            try (DemoWorkspace demo = new DemoWorkspace()) {
                Thread goes = new Thread(demo::close, "demo-workspace");
                Runtime.getRuntime().addShutdownHook(goes);
                return serve(options, workspace(demo.manifest()));
            }
        } catch (IllegalArgumentException | IOException e) {
            people.say(LogLevel.ERROR, "cairn: " + FailureWords.of(e));
            return ExitCode.FAILED;
        }
    }

    private int serve(ServerOptions options, @Nullable Workspace workspace) throws IOException, InterruptedException {
        // Reads follow each other on a page: Python need not be started while a person waits.
        ServerOptions reading = workspace == null
                ? options
                : options.runOptions(
                        options.runOptions().code(CodeOptions.ofEnvironment().startingAhead()));
        try (ManifestServer server = ManifestServer.start(reading, workspace)) {
            out.println(
                    workspace == null
                            ? "cairn serves the manifest API at " + server.address()
                            : "cairn serves " + server.page());
            out.flush();
            server.join();
            return ExitCode.OK;
        }
    }

    private Workspace workspace(Path given) {
        boolean isFile = given.toString().matches("(?i).*\\.(ya?ml|json)");
        Path file = Files.isDirectory(given) || (Files.notExists(given) && !isFile)
                ? given.resolve("manifest.yaml")
                : given;
        if (Files.notExists(file)) {
            people.say(LogLevel.INFO, file + " is not there yet: the page begins it.");
        }
        Workspace workspace = Workspace.beside(file);
        Workspace named = config == null ? workspace : workspace.config(config);
        return configs == null ? named : named.configs(configs);
    }

    private ServerOptions options() throws UnknownHostException {
        ServerOptions options =
                ServerOptions.of(System.getenv()).host(host).port(port).allowedHosts(allowedHosts);
        return network == null ? options : options.publicNetworkOnly(network == ReachableNetwork.PUBLIC);
    }
}

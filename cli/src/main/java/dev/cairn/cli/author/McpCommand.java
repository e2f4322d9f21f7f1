package dev.cairn.cli.author;

import dev.cairn.cli.options.PermissionOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.workbench.agent.AgentServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        description =
                "Speaks the Model Context Protocol on standard input and output, for agents: tools that validate, resolve, explain, read, "
                        + "propose and test manifests. Nothing is written, and no secret is shown.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the agent took its leave",
            "1:the folder or the agent's messages cannot be read",
            "2:wrong command line"
        })
public final class McpCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Where the agent may read: nothing outside of it. Default: this folder.")
    private Path folder = Path.of(".");

    @Mixin
    private final PermissionOptions permission = new PermissionOptions();

    private final OutputStream out;
    private final StandardError people;

    /**
     * @param out takes messages for the agent
     * @param people takes what is for the person
     */
    public McpCommand(OutputStream out, StandardError people) {
        this.out = out;
        this.people = people;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            people.say(LogLevel.ERROR, folder + ": there is no such folder");
            return ExitCode.FAILED;
        }
        AgentServer server = ServiceLoader.load(AgentServer.class, McpCommand.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("cairn-mcp-server is not on the class path"));
        server.serve(permission.of(folder, people), new BufferedInputStream(System.in), out);
        return ExitCode.OK;
    }
}

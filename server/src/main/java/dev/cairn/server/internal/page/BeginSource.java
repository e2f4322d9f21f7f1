package dev.cairn.server.internal.page;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.file.RealPath;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.openapi.OpenApiStreams;
import dev.cairn.workbench.openapi.PublishedDocument;
import dev.cairn.workbench.published.ConnectorCopy;
import dev.cairn.workbench.published.ConnectorSource;
import dev.cairn.workbench.published.WantedConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What an author has to begin with, as it was typed or pasted.
 *
 * @param folder the only one whose files may be read
 * @param options the network
 * @param connectors where published connectors come from
 * @param budget bounds what is fetched and read
 */
record BeginSource(Path folder, RunOptions options, ConnectorSource connectors, Budget budget) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern FILE_NAME = Pattern.compile("[^\\r\\n{]{1,200}");

    /** A request for an address. */
    CurlCommand address(String text) throws CannotBeDone {
        String address = text.strip();
        if (!ADDRESS.matcher(address).matches()) {
            throw new CannotBeDone("'" + address + "' is no address (expected https://… or http://…)");
        }
        return CurlCommand.get(address);
    }

    /** A command of curl, in which variables of the shell are left open. */
    CurlCommand command(String text) {
        return CurlCommand.parse(text, name -> null);
    }

    /** A document of OpenAPI: by its address, by the name of a file in the folder, or as it stands. */
    OpenApiStreams document(String text, PastedSecrets secrets) throws IOException, CannotBeDone, InterruptedException {
        String name = text.strip();
        if (ADDRESS.matcher(name).matches()) {
            return OpenApiStreams.of(
                    name,
                    budget.during(() -> PublishedDocument.text(name, options.transport(), budget)),
                    secrets,
                    budget);
        }
        return FILE_NAME.matcher(name).matches()
                ? OpenApiStreams.of(name, DocumentFiles.text(file(name)), secrets, budget)
                : OpenApiStreams.of("document", text, secrets, budget);
    }

    /** A published connector, by its name and perhaps its version. */
    ConnectorCopy connector(String text) throws IOException, CannotBeDone, InterruptedException {
        WantedConnector wanted = WantedConnector.of(text)
                .orElseThrow(() -> new CannotBeDone("'" + text.strip()
                        + "' is no name of a connector (expected one such as stripe or stripe==5.5.0)"));
        return budget.during(() -> connectors.copy(wanted, budget));
    }

    /** Links that lead out of the folder are not followed. */
    private Path file(String name) throws IOException, CannotBeDone {
        try {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file) && RealPath.of(file).isIn(folder)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // It is none of a file.
        }
        throw new CannotBeDone("there is no file '" + name + "' in " + folder
                + " (expected the name of one, an address, or a document of OpenAPI)");
    }
}

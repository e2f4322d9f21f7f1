package dev.cairn.languageserver;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.operation.OperationDescription;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.Operations;
import dev.cairn.workbench.operation.PersonsDesk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The operations of authors as commands of an editor: {@code cairn.<operation>}, whose argument is the request and whose result is the
 * response. Files are named as seen from the first folder of the workspace. Thread-safe.
 */
final class EditorCommands implements AutoCloseable {

    private static final String PREFIX = "cairn.";

    private final PersonsDesk desk;
    /** A read may take long, and must not keep the editor waiting for others. */
    private final ExecutorService threads = Executors.newCachedThreadPool(EditorCommands::thread);

    private volatile Path folder = Path.of("").toAbsolutePath();

    EditorCommands(Operations operations) {
        this.desk = PersonsDesk.of(operations, RunOptions.standard());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "editor-commands");
        thread.setDaemon(true);
        return thread;
    }

    List<String> names() {
        return desk.operations().all().stream()
                .map(OperationDescription::name)
                .map(PREFIX::concat)
                .toList();
    }

    void begin(InitializeParams asked) {
        List<WorkspaceFolder> folders = asked.getWorkspaceFolders();
        if (folders != null && !folders.isEmpty()) {
            try {
                folder = Path.of(URI.create(folders.get(0).getUri()));
            } catch (IllegalArgumentException | FileSystemNotFoundException e) {
                // A folder that is no folder of this machine: that of the process stays.
            }
        }
    }

    /** Runs a command. The result is cancelled when the editor does not want it any more, and the work ends then. */
    CompletableFuture<@Nullable Object> run(ExecuteCommandParams asked) {
        StopSignal stop = new StopSignal();
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                result.complete(performed(asked, stop));
            } catch (OperationFailure e) {
                result.completeExceptionally(failed(String.valueOf(e.getMessage())));
            } catch (IOException e) {
                result.completeExceptionally(failed(FailureWords.of(e)));
            }
        });
        CompletableFuture<Void> unused = result.handle((response, failure) -> {
            if (result.isCancelled()) {
                stop.request();
            }
            return null;
        });
        return result;
    }

    private Map<String, @Nullable Object> performed(ExecuteCommandParams asked, StopSignal stop) throws IOException {
        String command = asked.getCommand();
        if (!names().contains(command)) {
            throw new OperationFailure("There is no command '" + command + "'");
        }
        return desk.run(
                command.substring(PREFIX.length()),
                folder,
                folder.resolve("config.json"),
                folder.resolve("configs"),
                request(asked.getArguments()),
                stop);
    }

    @SuppressWarnings("unchecked") // JSON
    private static Map<String, @Nullable Object> request(@Nullable List<Object> arguments) throws IOException {
        if (arguments == null || arguments.isEmpty()) {
            return Map.of();
        }
        if (Json.parse(arguments.get(0).toString()) instanceof Map<?, ?> request) {
            return (Map<String, @Nullable Object>) request;
        }
        throw new OperationFailure("The argument is no object (expected the request of the operation)");
    }

    private static ResponseErrorException failed(String message) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, message, null));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

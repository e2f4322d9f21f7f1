package dev.cairn.documents.file;

import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes into devices and pipes. A pipe that nobody reads would keep its writer for ever, so that is done in a thread of its own, which
 * is waited for as long as somebody can be expected to read.
 */
final class DeviceOutput {

    private static final int SECONDS = 5;
    private static final OpenOption[] AS_IT_IS = {StandardOpenOption.WRITE};

    private DeviceOutput() {}

    /** @throws IOException if the device takes nothing, or nobody has read it after a few seconds */
    static void write(Path device, byte[] content) throws IOException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            try (var out = Channels.newOutputStream(Files.newByteChannel(device, AS_IT_IS))) {
                out.write(content);
            }
            return true;
        });
        Thread thread = new Thread(task, "device-output");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt(); // closes the channel, if it is open
            release(device);
            throw new FileSystemException(device.toString(), null, "nobody reads it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            release(device);
            throw new FileSystemException(device.toString(), null, "the writer was interrupted");
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new FileSystemException(device.toString(), null, FailureWords.of(cause));
        }
    }

    /** Opens a pipe for a moment as its reader, so that its writer does not wait any more. */
    private static void release(Path device) throws IOException {
        Files.newByteChannel(device, StandardOpenOption.READ).close();
    }
}

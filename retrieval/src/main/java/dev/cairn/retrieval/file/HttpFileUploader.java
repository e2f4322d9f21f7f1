package dev.cairn.retrieval.file;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.records.FileReference;
import dev.cairn.records.FileUploader;
import dev.cairn.records.RecordScope;
import dev.cairn.records.extract.ValueExtractor;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a record's file over HTTP into the staging folder. The file is never in memory as a whole. Thread-safe.
 *
 * <p>Templates of the request see the file's address as {@code download_target}.
 *
 * @param stream the stream's name, under which its files are kept apart from others
 * @param requester for streamed bodies
 * @param target where a record says what to fetch
 * @param fileName evaluated with the record; null for a name by chance
 * @param scope the variables {@code config} and {@code parameters}
 */
public record HttpFileUploader(
        String stream,
        HttpRequester requester,
        ValueExtractor target,
        @Nullable Template fileName,
        Scope scope,
        StagingFolder folder)
        implements FileUploader {

    @Override
    public Optional<FileReference> upload(Map<String, @Nullable Object> record) throws InterruptedException {
        Slice slice = new Slice(Map.of(), Map.of(), Map.of("download_target", targetOf(record)));
        HttpOutcome outcome = requester.send(slice, PageRequest.FIRST);
        if (!(outcome instanceof HttpOutcome.Received received)) {
            return Optional.empty();
        }
        try (InputStream content = received.response().stream()) {
            String relative = StagingFolder.relative(stream, nameOf(record));
            Path file = folder.place(relative);
            long size = folder.write(file, content);
            requester.observer().noted("File uploaded: " + file + ", " + size + " bytes");
            return Optional.of(new FileReference(file.toString(), relative, size));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                InterruptedException interrupted = new InterruptedException("interrupted while fetching a file");
                interrupted.initCause(e);
                throw interrupted;
            }
            throw new TransientException(
                    "A file of stream " + stream + " could not be fetched.", FailureWords.of(e), e);
        }
    }

    private String targetOf(Map<String, @Nullable Object> record) {
        List<@Nullable Object> targets;
        try {
            targets = target.extract(Response.of(Json.writeBytes(record)));
        } catch (IOException e) {
            throw new SystemException("A record does not say where its file is.", String.valueOf(e.getMessage()), e);
        }
        if (targets.isEmpty()) {
            throw new SystemException("A record of stream " + stream
                    + " does not say where its file is: download_target_extractor finds nothing in it.");
        }
        if (targets.get(0) instanceof String found) {
            return found;
        }
        throw new SystemException(
                "A record of stream " + stream + " says where its file is with something that is no text, but "
                        + PythonText.str(targets.get(0)) + ".");
    }

    private String nameOf(Map<String, @Nullable Object> record) {
        return fileName == null
                ? UUID.randomUUID().toString()
                : PythonText.str(fileName.evaluateToString(RecordScope.of(scope, record)));
    }
}

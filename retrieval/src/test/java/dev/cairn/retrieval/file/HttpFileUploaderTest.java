package dev.cairn.retrieval.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.client.HttpSender;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOptionTemplates;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.records.FieldPath;
import dev.cairn.records.FileReference;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.extract.ValueExtractor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFileUploaderTest {

    @TempDir
    private Path folder;

    private final ScriptedTransport api = new ScriptedTransport();
    private ErrorHandler errors = DefaultErrorHandler.standard();

    @Test
    void theFileIsStoredUnderTheStreamsName() throws Exception {
        api.then(200, "content");
        FileReference file =
                uploader("/docs//a.txt").upload(record("http://api/a")).orElseThrow();
        Path stored = folder.resolve("articles/docs/a.txt");
        assertEquals("content", Files.readString(stored));
        assertEquals(new FileReference(stored.toString(), "articles/docs/a.txt", 7), file);
        assertEquals("http://api/a", api.requests().get(0).url());
    }

    @Test
    void aFileThatIsThereIsReplaced() throws Exception {
        api.then(200, "first, and longer").then(200, "second");
        uploader("a").upload(record("http://api/a"));
        assertEquals(
                6, uploader("a").upload(record("http://api/a")).orElseThrow().fileSizeBytes());
    }

    @Test
    void withoutAnExtractorOfNamesEachFileHasOneOfItsOwn() throws Exception {
        api.then(200, "x");
        String first =
                uploader(null).upload(record("http://api/a")).orElseThrow().sourceFileRelativePath();
        String second =
                uploader(null).upload(record("http://api/a")).orElseThrow().sourceFileRelativePath();
        assertTrue(!first.equals(second) && first.startsWith("articles/"), first);
    }

    @Test
    void namesThatLeadOutOfTheFolderAreRefused() {
        api.then(200, "x");
        assertThrows(SystemException.class, () -> uploader("../../outside").upload(record("http://api/a")));
    }

    @Test
    void aRecordThatDoesNotSayWhereItsFileIsFails() {
        assertThrows(SystemException.class, () -> uploader("a").upload(record(null)));
        assertThrows(SystemException.class, () -> uploader("a").upload(record(17L)));
    }

    @Test
    void anErrorThatIsIgnoredGivesNoFile() throws Exception {
        api.then(404, "not there");
        errors = new ErrorHandler() {
            @Override
            public ErrorResolution interpret(Attempt attempt) {
                return new ErrorResolution(ResponseAction.IGNORE, null, null);
            }

            @Override
            public int maxRetries() {
                return 0;
            }

            @Override
            public List<BackoffStrategy> backoffStrategies() {
                return List.of();
            }
        };
        assertEquals(Optional.empty(), uploader("a").upload(record("http://api/a")));
    }

    private HttpFileUploader uploader(@Nullable String name) {
        FakeTime time = new FakeTime();
        HttpEnvironment environment = new HttpEnvironment(api, time, time, new SecretMask(), RequestObserver.SILENT);
        RequestTemplates templates = new RequestTemplates(
                HttpMethod.GET,
                TestTemplate.of(scope -> scope.lookUp("download_target")),
                null,
                null,
                new RequestOptionTemplates(
                        TemplatedValue.NONE, TemplatedValue.NONE, TemplatedValue.NONE, TemplatedValue.NONE, null));
        HttpRequester requester = new HttpRequester(
                templates,
                new HttpSender(environment, Authenticator.NONE, errors, BodyMode.STREAMED),
                TestTemplate.emptyScope());
        return new HttpFileUploader(
                "articles",
                requester,
                new ValueExtractor(new JsonDecoder(false), () -> new FieldPath("url"), null),
                name == null ? null : TestTemplate.constant(name),
                TestTemplate.emptyScope(),
                new StagingFolder(folder));
    }

    private static Map<String, @Nullable Object> record(@Nullable Object url) {
        LinkedHashMap<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("url", url);
        return record;
    }
}

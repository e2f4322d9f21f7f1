package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.json.Json;
import dev.cairn.models.AsyncJobStatusMapModel;
import dev.cairn.models.AsyncRetrieverModel;
import dev.cairn.models.CombinedExtractorModel;
import dev.cairn.models.CustomRecordExtractorModel;
import dev.cairn.models.DownloadExtractorModel;
import dev.cairn.models.DpathExtractorModel;
import dev.cairn.models.IntegerOrString;
import dev.cairn.models.Located;
import dev.cairn.models.RecordExtractorModel;
import dev.cairn.models.RequesterModel;
import dev.cairn.models.ResponseToFileExtractorModel;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.records.RecordSelector;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.extract.ValueExtractor;
import dev.cairn.retrieval.ReadingRules;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SimpleRetriever;
import dev.cairn.retrieval.SliceOptions;
import dev.cairn.retrieval.ahead.ReadAhead;
import dev.cairn.retrieval.async.AsyncRetriever;
import dev.cairn.retrieval.async.JobPolicy;
import dev.cairn.retrieval.async.JobRequests;
import dev.cairn.retrieval.async.JobResponseFields;
import dev.cairn.retrieval.async.JobStatus;
import dev.cairn.retrieval.pagination.NoPagination;
import dev.cairn.retrieval.pagination.Paginator;
import dev.cairn.retrieval.pagination.signal.EndDoubts;
import dev.cairn.retrieval.position.PositionKeeper;
import dev.cairn.retrieval.position.PositionRules;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import dev.cairn.runtime.internal.assembly.http.RequesterBuilder;
import dev.cairn.runtime.internal.assembly.record.DecoderBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds the retriever of a stream that the API prepares in jobs.
 *
 * <p>Source of the rules: {@code create_async_retriever} of the Python CDK's component factory. As there, only
 * templates say which slice a job is for, and the cursor does not filter records.
 */
public final class AsyncRetrieverBuilder {

    private static final long DEFAULT_TIMEOUT_MINUTES = 60;

    private static final long TEST_READ_TIMEOUT_MINUTES = 15;

    private static final int ATTEMPTS = 3;

    private static final Pattern OF_REQUEST = Pattern.compile("creation_response[^}]*\\b(?:headers|request)\\b");

    /** What makes a job what it is, and its results. */
    private static final List<String> OF_JOBS = List.of(
            AsyncRetrieverModel.CREATION_REQUESTER,
            AsyncRetrieverModel.POLLING_REQUESTER,
            AsyncRetrieverModel.DOWNLOAD_TARGET_REQUESTER,
            AsyncRetrieverModel.DOWNLOAD_TARGET_EXTRACTOR,
            AsyncRetrieverModel.DOWNLOAD_REQUESTER);

    private final AsyncRetrieverModel model;
    private final AsyncRetrieverModel.View<LocatedText, ComponentDefinition> at;
    private final ComponentDefinition definition;
    private final HttpEnvironment environment;
    private final RetrieverBuilder.Stream stream;
    private final Decoder decoder;
    private final Decoder downloadDecoder;

    public AsyncRetrieverBuilder(
            AsyncRetrieverModel model,
            ComponentDefinition definition,
            HttpEnvironment environment,
            RetrieverBuilder.Stream stream) {
        this.model = model;
        this.definition = definition;
        this.environment = environment;
        this.stream = stream;
        this.at = model.at(definition);
        this.decoder = DecoderBuilder.build(at.decoder());
        this.downloadDecoder = DecoderBuilder.build(at.downloadDecoder());
    }

    Retriever build() {
        warnOfWhatHasNoEffect();
        return new AsyncRetriever(
                requests(),
                answers(),
                rules(),
                stream.jobs(),
                parentsNeedJobs(),
                environment,
                download(),
                new RecordSelectorBuilder(at.recordSelector().at(), decoder, environment)
                        .build(
                                model.recordSelector(),
                                new RecordSelectorBuilder.Additions(
                                        null,
                                        false,
                                        stream.records().transformations(),
                                        stream.records().schema(),
                                        stream.records().trace())),
                definition.scope(),
                stream.cursor() != null && stream.cursor().observesDropped(),
                new PositionKeeper(stream.name(), positions(), environment.secrets(), environment.observer()));
    }

    private boolean parentsNeedJobs() {
        return Json.write(definition.object().toPlain().get(AsyncRetrieverModel.PARTITION_ROUTER))
                .contains("\"AsyncRetriever\"");
    }

    /** A state has of a job what the API said when it was started: the members of its JSON, and nothing else. */
    private @Nullable PositionRules positions() {
        if (stream.resumption().positions() == null) {
            return null;
        }
        boolean usesMore =
                OF_REQUEST.matcher(Json.write(definition.object().toPlain())).find();
        return new PositionRules(
                RequestIdentity.of(definition, OF_JOBS, environment.secrets()),
                stream.resumption().positions(),
                usesMore ? "templates use headers or the request of creation_response" : "");
    }

    private void warnOfWhatHasNoEffect() {
        if (stream.sliceOptions() != SliceOptions.NONE) {
            definition.warn("request options of a cursor or partition router have no effect with an AsyncRetriever;"
                    + " say what a job is for with stream_interval and stream_partition in creation_requester");
        }
        if (stream.records().files() != null) {
            definition.warn("a file_uploader has no effect with an AsyncRetriever");
        }
        CursorRole cursor = stream.cursor();
        if (cursor != null && (cursor.clientSide() || cursor.dataFeed())) {
            definition.warn("an AsyncRetriever filters no records by the cursor:"
                    + " is_client_side_incremental and is_data_feed have no effect");
        }
    }

    private JobRequests requests() {
        return new JobRequests(
                at.creationRequester().map(requester(RequestPurpose.jobCreation(timeout()), BodyMode.BUFFERED)),
                at.pollingRequester().map(requester(RequestPurpose.JOB_POLL, BodyMode.BUFFERED)),
                at.abortRequester().mapOrNull(requester(RequestPurpose.JOB_ABORT, BodyMode.BUFFERED)),
                at.deleteRequester().mapOrNull(requester(RequestPurpose.JOB_DELETE, BodyMode.BUFFERED)),
                at.downloadTargetRequester().mapOrNull(requester(RequestPurpose.JOB_TARGETS, BodyMode.BUFFERED)));
    }

    private BiFunction<RequesterModel, ComponentDefinition, HttpRequester> requester(
            RequestPurpose purpose, BodyMode mode) {
        return (model, place) -> model.accept(new RequesterBuilder(place, environment.about(purpose), mode));
    }

    private JobResponseFields answers() {
        return new JobResponseFields(
                at.statusExtractor().map(this::values),
                statuses(model.statusMapping()),
                at.downloadTargetExtractor().mapOrNull(this::values),
                decoder instanceof JsonDecoder ? null : at.decoder().at().place());
    }

    private ValueExtractor values(RecordExtractorModel wanted, ComponentDefinition place) {
        return ValueExtractors.build(wanted, place, decoder, environment);
    }

    private static Map<String, JobStatus> statuses(AsyncJobStatusMapModel map) {
        Map<String, JobStatus> statuses = new LinkedHashMap<>();
        add(map.running(), JobStatus.RUNNING, statuses);
        add(map.completed(), JobStatus.COMPLETED, statuses);
        add(map.failed(), JobStatus.FAILED, statuses);
        add(map.timeout(), JobStatus.TIMED_OUT, statuses);
        add(map.skipped(), JobStatus.SKIPPED, statuses);
        return statuses;
    }

    private static void add(List<String> words, JobStatus status, Map<String, JobStatus> statuses) {
        words.forEach(word -> statuses.put(word, status));
    }

    private JobPolicy rules() {
        Long retrySeconds =
                number(at.failedRetryWaitTimeInSeconds(), AsyncRetrieverModel.FAILED_RETRY_WAIT_TIME_IN_SECONDS);
        if (retrySeconds != null && retrySeconds < 1) {
            throw at.failedRetryWaitTimeInSeconds().at().wrong("must be at least 1 second");
        }
        return new JobPolicy(
                timeout(),
                definition.mode().limits() == null ? ATTEMPTS : 1,
                retrySeconds == null ? null : Duration.ofSeconds(retrySeconds),
                definition.checked(JobPolicy::systemPollInterval));
    }

    private Duration timeout() {
        Long minutes = number(at.pollingJobTimeout(), AsyncRetrieverModel.POLLING_JOB_TIMEOUT);
        long usual = definition.mode().limits() == null ? DEFAULT_TIMEOUT_MINUTES : TEST_READ_TIMEOUT_MINUTES;
        return Duration.ofMinutes(minutes == null || minutes == 0 ? usual : minutes);
    }

    private static @Nullable Long number(
            Located<@Nullable IntegerOrString, ComponentDefinition> located, String field) {
        IntegerOrString value = located.value();
        if (value == null || (value instanceof IntegerOrString.OfInteger number && number.value() == 0)) {
            return null;
        }
        ComponentDefinition place = located.at();
        String text = PythonText.str(place.evaluated(TemplatedNumbers.template(value, place), Map.of()))
                .strip();
        if (!text.matches("[+-]?\\d{1,9}") || text.startsWith("-")) {
            throw place.wrong(field + " must be a whole number, not '" + text + "'");
        }
        return Long.valueOf(text);
    }

    /** Without filters, transformations and normalisation, which all come later. */
    private SimpleRetriever download() {
        boolean streamed = downloadDecoder.isStreaming() || isOnDisk(model.downloadExtractor());
        RecordSelector plain = new RecordSelector(
                new RecordSelectorBuilder(definition, downloadDecoder, environment).extractor(at.downloadExtractor()),
                List.of(),
                List.of(),
                false,
                null);
        Paginator paginator = at.downloadPaginator()
                .mapOr(
                        new NoPagination(),
                        (given, place) -> given.accept(new PaginatorBuilder(
                                place,
                                DecoderBuilder.responseDecoder(model.downloadDecoder(), downloadDecoder),
                                environment.observer()::warned,
                                UnaryOperator.identity())));
        return new SimpleRetriever(
                stream.name(),
                at.downloadRequester()
                        .map(requester(
                                RequestPurpose.page(stream.name()), RetrieverBuilder.bodyMode(streamed, paginator))),
                plain,
                paginator,
                SliceOptions.NONE,
                new ReadingRules(
                        new ReadingRules.Body(streamed, downloadDecoder.isOfOneDocument(), null),
                        ReadingRules.Filtering.NONE,
                        ReadingRules.Repetition.STANDARD,
                        new ReadingRules.Extent(
                                ReadAhead.NONE, definition.mode().mostPages(), EndDoubts.NONE),
                        false,
                        null,
                        null),
                definition.scope());
    }

    private static boolean isOnDisk(@Nullable DownloadExtractorModel extractor) {
        return extractor != null
                && Objects.requireNonNull(extractor.accept(new DownloadExtractorModel.Visitor<Boolean>() {
                    @Override
                    public Boolean visitDpathExtractorModel(DpathExtractorModel dpath) {
                        return false;
                    }

                    @Override
                    public Boolean visitCustomRecordExtractorModel(CustomRecordExtractorModel custom) {
                        return false;
                    }

                    @Override
                    public Boolean visitCombinedExtractorModel(CombinedExtractorModel combined) {
                        return false;
                    }

                    @Override
                    public Boolean visitResponseToFileExtractorModel(ResponseToFileExtractorModel toFile) {
                        return true;
                    }
                }));
    }
}

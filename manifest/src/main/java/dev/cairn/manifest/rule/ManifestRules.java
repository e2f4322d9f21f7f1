package dev.cairn.manifest.rule;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.manifest.ManifestLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All rules for manifests, and their application. Immutable and thread-safe. */
public final class ManifestRules {

    private static final ManifestRules STANDARD = new ManifestRules(ComponentSchema.bundled());

    private final List<SourceRule> sourceRules = List.of(
            new SourceRule("unused-definitions", UnusedDefinitions::check),
            new SourceRule("replaced-parameters", ReplacedParameters::check),
            new SourceRule("shadowed-reference", ShadowedReference::check));

    private final List<ComponentRule> structureRules = List.of(
            ComponentRule.error("action-out-of-place", RequestRules::actionOutOfPlace, "HttpRequester"),
            ComponentRule.error("api-key-places", AuthenticatorRules::apiKeyInjection, "ApiKeyAuthenticator"),
            ComponentRule.error("body-twice", RequestRules::bodyTwice, "HttpRequester"),
            ComponentRule.error("checked-streams", CheckRules::checkedStreams, "DeclarativeSource"),
            ComponentRule.error("check-overrides", CheckRules::overriddenPlatformKeys, "DeclarativeSource"),
            ComponentRule.error("clamping-target", CursorRules::clampingTarget, "DatetimeBasedCursor"),
            ComponentRule.error("combined-offsets", PageRules::combinedOffsets, "SimpleRetriever", "AsyncRetriever"),
            ComponentRule.error(
                    "combined-request-options",
                    PartitionRules::combinedRequestOptions,
                    "GroupingPartitionRouter",
                    "UnionPartitionRouter"),
            ComponentRule.error("concurrency", WholeManifestRules::concurrency, "ConcurrencyLevel"),
            ComponentRule.error(
                    "count-cursor-with-partitions", CursorRules::countCursorWithPartitions, "DeclarativeStream"),
            ComponentRule.errorInReading("csv-delimiter", RecordRules::csvDelimiter, "CsvDecoder"),
            ComponentRule.error("start-datetime-format", CursorRules::startDatetime, "DatetimeBasedCursor"),
            ComponentRule.error("delegated-names", StreamRules::delegatedNames, "StateDelegatingStream"),
            ComponentRule.error("download-targets", RecordRules::downloadTargets, "AsyncRetriever"),
            ComponentRule.error("duration-syntax", DurationSyntax::check, DurationSyntax.types()),
            ComponentRule.error("empty-path", RecordRules::emptyPath, "AddedFieldDefinition", "ConfigRemapField"),
            ComponentRule.error("group-size", PartitionRules::groupSize, "GroupingPartitionRouter"),
            ComponentRule.error("group-with-parent", WholeManifestRules::groupWithParent, "DeclarativeSource"),
            ComponentRule.error("items-of-no-array", RecordRules::itemsOfNoArray, "SchemaTypeIdentifier"),
            ComponentRule.error("job-status-twice", RecordRules::jobStatusTwice, "AsyncRetriever"),
            ComponentRule.error(
                    "lazy-read-pointer",
                    LazyReadPointer::check,
                    "DeclarativeStream",
                    "ParentStreamConfig",
                    "SimpleRetriever"),
            ComponentRule.error("legacy-state-migration", StreamRules::legacyStateMigration, "DeclarativeStream"),
            ComponentRule.error(
                    "mapping-condition",
                    StreamRules::mappingCondition,
                    "HttpComponentsResolver",
                    "ParametrizedComponentsResolver"),
            ComponentRule.error(
                    "matcher-weight",
                    RequestRules::matcherWeight,
                    "FixedWindowCallRatePolicy",
                    "MovingWindowCallRatePolicy",
                    "UnlimitedCallRatePolicy",
                    "RateLimitedMultipleTokenAuthenticator"),
            ComponentRule.error(
                    "max-waiting-time",
                    ErrorHandlerRules::maxWaitingTime,
                    "WaitTimeFromHeader",
                    "WaitUntilTimeFromHeader"),
            ComponentRule.error("nested-primary-key", StreamRules::nestedPrimaryKey, "DeclarativeStream"),
            ComponentRule.error("no-error-handlers", ErrorHandlerRules::noErrorHandlers, "CompositeErrorHandler"),
            ComponentRule.error("no-parent-streams", PartitionRules::noParentStreams, "SubstreamPartitionRouter"),
            ComponentRule.error("oauth-credentials", AuthenticatorRules::oauthCredentials, "OAuthAuthenticator"),
            ComponentRule.error("oauth-errors-twice", AuthenticatorRules::oauthErrorsTwice, "OAuthAuthenticator"),
            ComponentRule.error(
                    "page-size-option-without-size", PageRules::pageSizeOptionWithoutSize, "DefaultPaginator"),
            ComponentRule.error(
                    "page-size-text", PageRules::pageSizeText, "CursorPagination", "OffsetIncrement", "PageIncrement"),
            ComponentRule.error(
                    "pagination-decoder", PageRules::paginationDecoder, "SimpleRetriever", "AsyncRetriever"),
            ComponentRule.error("paginator-options-collide", PageRules::paginatorOptionsCollide, "DefaultPaginator"),
            ComponentRule.error("query-properties-twice", RequestRules::queryPropertiesTwice, "HttpRequester"),
            ComponentRule.errorInReading(
                    "regular-expression",
                    ErrorHandlerRules::regularExpression,
                    "WaitTimeFromHeader",
                    "WaitUntilTimeFromHeader"),
            ComponentRule.error("request-option-field", RequestRules::requestOptionField, "RequestOption"),
            ComponentRule.errorInReading("requester-url", RequestRules::requesterUrl, "HttpRequester"),
            ComponentRule.error("reset-limit-with-filter", PageRules::resetLimitWithFilter, "SimpleRetriever"),
            ComponentRule.error("retention-of-counts", StreamRules::retentionOfCounts, "StateDelegatingStream"),
            ComponentRule.error(
                    "nameless-stream", StreamRules::namelessStream, "DeclarativeStream", "StateDelegatingStream"),
            ComponentRule.error("smaller-pages", SmallerPages::check, "SimpleRetriever"),
            ComponentRule.error("smaller-windows", SmallerWindows::check, "SimpleRetriever"),
            ComponentRule.error("step-without-granularity", CursorRules::stepWithoutGranularity, "DatetimeBasedCursor"),
            ComponentRule.error("undeclared-page-size", PageRules::undeclaredPageSize, "CursorPagination"),
            ComponentRule.error("union-partition-field", PartitionRules::unionPartitionField, "UnionPartitionRouter"),
            ComponentRule.warning(
                    "backoff-without-retries", ErrorHandlerRules::backoffWithoutRetries, "DefaultErrorHandler"),
            ComponentRule.warning("checkpoint-interval", CheckpointInterval::check, "DeclarativeStream"),
            ComponentRule.warning("client-side-data-feed", CursorRules::clientSideDataFeed, "DatetimeBasedCursor"),
            ComponentRule.warning("doubtful-reduction", DoubtfulReduction::check, "SimpleRetriever"),
            ComponentRule.warning("duplicate-streams", WholeManifestRules::duplicateStreams, "DeclarativeSource"),
            ComponentRule.warning("end-datetime-format", CursorRules::endDatetime, "DatetimeBasedCursor"),
            ComponentRule.warning(
                    "filter-without-condition", ErrorHandlerRules::filterWithoutCondition, "HttpResponseFilter"),
            ComponentRule.warning("format-without-zone", CursorRules::formatWithoutZone, "DatetimeBasedCursor"),
            ComponentRule.warning("global-cursor", CursorRules::globalCursorWithoutPartitions, "DeclarativeStream"),
            ComponentRule.warning("granularity-of-format", CursorRules::granularityOfFormat, "DatetimeBasedCursor"),
            ComponentRule.warning("incremental-dependency", PartitionRules::incrementalDependency, "DeclarativeStream"),
            ComponentRule.warning("newer-version", WholeManifestRules::newerVersion, "DeclarativeSource"),
            ComponentRule.warning("page-size-not-sent", PageRules::pageSizeNotSent, "DefaultPaginator"),
            ComponentRule.warning(
                    "page-token-not-sent", PageRules::pageTokenNotSent, "SimpleRetriever", "AsyncRetriever"),
            ComponentRule.warning("paginated-slice-parameters", PageRules::paginatedSliceParameters, "SimpleRetriever"),
            ComponentRule.warning(
                    "partitions-not-requested", PartitionRules::partitionsNotRequested, "SimpleRetriever"),
            ComponentRule.warning("slices-not-requested", CursorRules::slicesNotRequested, "DeclarativeStream"),
            ComponentRule.warning(
                    "transform-before-filtering", StreamRules::transformBeforeFiltering, "DeclarativeStream"),
            ComponentRule.warning("unmarked-secret", UnmarkedSecret::check, "Spec"),
            ComponentRule.warning("url-twice", RequestRules::urlTwice, "HttpRequester"));

    private final List<ComponentRule> templateRules;
    private final Map<String, List<ComponentRule>> structureRulesByType;
    private final Map<String, List<ComponentRule>> errorRulesByType;
    private final Map<String, List<ComponentRule>> obstacleRulesByType;
    private final Map<String, List<ComponentRule>> allRulesByType;

    private ManifestRules(ComponentSchema schema) {
        templateRules = List.of(
                ComponentRule.warning("braces-sent", RequestRules::bracesSent, "HttpRequester"),
                ComponentRule.warning("config-keys", new ConfigKeys(schema)::check, "DeclarativeSource"),
                ComponentRule.warning("constant-condition", new ConstantCondition()::check, ConstantCondition.types()),
                ComponentRule.warning("constant-cursor-value", PageRules::constantCursorValue, "CursorPagination"),
                ComponentRule.warning("download-decoder", RecordRules::downloadDecoder, "AsyncRetriever"),
                ComponentRule.warning("literal-secret", LiteralSecret::check, LiteralSecret.types()),
                ComponentRule.warning("parameter-as-path", RequestRules::parameterAsPath, "HttpRequester"),
                ComponentRule.warning(
                        "unmarked-credential",
                        (source, report) -> UnmarkedSecret.sent(schema, source, report),
                        "DeclarativeSource"),
                ComponentRule.warning("unused-parameters", new UnusedParameters(schema)::check, "DeclarativeSource"));
        structureRulesByType = byType(structureRules.stream());
        errorRulesByType = byType(structureRules.stream().filter(rule -> rule.severity() == Severity.ERROR));
        obstacleRulesByType = byType(structureRules.stream().filter(ComponentRule::isObstacle));
        allRulesByType = byType(Stream.concat(structureRules.stream(), templateRules.stream()));
    }

    private static Map<String, List<ComponentRule>> byType(Stream<ComponentRule> rules) {
        Map<String, List<ComponentRule>> byType = new HashMap<>();
        rules.forEach(rule -> rule.types()
                .forEach(type ->
                        byType.computeIfAbsent(type, key -> new ArrayList<>()).add(rule)));
        return byType;
    }

    /** The rules that Cairn has. */
    public static ManifestRules standard() {
        return STANDARD;
    }

    /** A loader of manifests that tells the errors of these rules together with those that the schema shows. */
    public static ManifestLoader loader() {
        return new ManifestLoader(ComponentSchema.bundled(), STANDARD::besides);
    }

    private List<Diagnostic> besides(ObjectNode manifest, Set<Place> errors) {
        Findings findings = new Findings();
        new RuleWalk(errorRulesByType, findings).besides(errors).start(manifest);
        return findings.byPlace();
    }

    /** Every rule. */
    List<ManifestRule> all() {
        return Stream.<List<? extends ManifestRule>>of(structureRules, templateRules, sourceRules)
                .<ManifestRule>flatMap(List::stream)
                .toList();
    }

    /**
     * Everything that there is to say about a manifest, for its author; by place. What its loader said is not repeated.
     */
    public List<Diagnostic> diagnose(LoadedManifest manifest) {
        Findings findings = new Findings();
        new RuleWalk(allRulesByType, findings).start(manifest.resolved());
        sourceRules.forEach(rule -> rule.check().check(manifest.source(), findings.of(rule)));
        return findings.byPlace();
    }

    /**
     * What a sync has to know of one component and all that it holds: a stream, or a manifest as a whole. Rules that only
     * help authors, and those that parse templates, are left out.
     *
     * @param component resolved, with its parameters and types
     */
    public List<Diagnostic> diagnose(ObjectNode component) {
        Findings findings = new Findings();
        new RuleWalk(structureRulesByType, findings).start(component);
        return findings.byPlace();
    }

    /**
     * Applies the rules to one component and all that it holds.
     *
     * @param component resolved, with its parameters and types
     * @throws InvalidDocumentException with everything because of which it cannot be built
     */
    public void requireSound(ObjectNode component) {
        Findings findings = new Findings();
        new RuleWalk(obstacleRulesByType, findings).start(component);
        Diagnostics obstacles = new Diagnostics();
        findings.byPlace().forEach(obstacles::add);
        obstacles.throwIfErrors();
    }
}

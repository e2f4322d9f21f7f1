package dev.cairn.manifest.rule;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.LoadedManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All rules for manifests, and their application. Immutable and thread-safe. */
public final class ManifestRules {

    private static final ManifestRules STANDARD = new ManifestRules(ComponentSchema.bundled());

    private final List<SourceRule> sourceRules =
            List.of(new UnusedDefinitions(), new ReplacedParameters(), new ShadowedReference());

    private final List<ComponentRule> structureRules = List.of(
            new ActionOutOfPlace(),
            new ApiKeyInjection(),
            new BodyTwice(),
            new CheckedStreams(),
            new OverriddenPlatformKeys(),
            new ClampingTarget(),
            new CombinedOffsets(),
            new CombinedRequestOptions(),
            new Concurrency(),
            new CountCursorWithPartitions(),
            new CsvDelimiter(),
            DatetimeBound.start(),
            new DelegatedNames(),
            new DownloadTargets(),
            new DurationSyntax(),
            new EmptyPath(),
            new GroupSize(),
            new GroupWithParent(),
            new ItemsOfNoArray(),
            new JobStatusTwice(),
            new LazyReadPointer(),
            new LegacyStateMigration(),
            new MappingCondition(),
            new MatcherWeight(),
            new MaxWaitingTime(),
            new NestedPrimaryKey(),
            new NoErrorHandlers(),
            new NoParentStreams(),
            new OAuthCredentials(),
            new OAuthErrorsTwice(),
            new PageSizeOptionWithoutSize(),
            new PageSizeText(),
            new PaginationDecoder(),
            new PaginatorOptionsCollide(),
            new QueryPropertiesTwice(),
            new RegularExpression(),
            new RequestOptionField(),
            new RequesterUrl(),
            new ResetLimitWithFilter(),
            new RetentionOfCounts(),
            new NamelessStream(),
            new SmallerPages(),
            new SmallerWindows(),
            new StepWithoutGranularity(),
            new UndeclaredPageSize(),
            new UnionPartitionField(),
            new BackoffWithoutRetries(),
            new CheckpointInterval(),
            new ClientSideDataFeed(),
            new DoubtfulReduction(),
            new DuplicateStreams(),
            DatetimeBound.end(),
            new FilterWithoutCondition(),
            new GlobalCursorWithoutPartitions(),
            new IncrementalDependency(),
            new NewerVersion(),
            new PageSizeNotSent(),
            new PageTokenNotSent(),
            new PaginatedSliceParameters(),
            new PartitionsNotRequested(),
            new SlicesNotRequested(),
            new TransformBeforeFiltering(),
            new UnmarkedSecret(),
            new UrlTwice());

    private final List<ComponentRule> templateRules;
    private final Map<String, List<ComponentRule>> structureRulesByType;
    private final Map<String, List<ComponentRule>> obstacleRulesByType;
    private final Map<String, List<ComponentRule>> allRulesByType;

    private ManifestRules(ComponentSchema schema) {
        templateRules = List.of(
                new ConfigKeys(schema),
                new ConstantCondition(),
                new ConstantCursorValue(),
                new UnusedParameters(schema));
        structureRulesByType = byType(structureRules.stream());
        obstacleRulesByType = byType(structureRules.stream().filter(ManifestRule::isObstacle));
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

    /** Every rule: errors, then warnings. */
    public List<ManifestRule> all() {
        return Stream.of(structureRules, templateRules, sourceRules)
                .flatMap(List::stream)
                .map(ManifestRule.class::cast)
                .sorted(Comparator.comparing(ManifestRule::severity))
                .toList();
    }

    /**
     * Everything that there is to say about a manifest, for its author; by place. What its loader said is not repeated.
     */
    public List<Diagnostic> diagnose(LoadedManifest manifest) {
        Findings findings = new Findings();
        new RuleWalk(allRulesByType, findings).start(manifest.resolved());
        sourceRules.forEach(rule -> rule.check(manifest.source(), findings));
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

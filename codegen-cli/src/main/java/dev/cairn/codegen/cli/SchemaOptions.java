package dev.cairn.codegen.cli;

import dev.cairn.codegen.CodeGenerator;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.InputPaths;
import dev.cairn.codegen.input.SchemaFiles;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.input.SourceType;
import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.SupportPackage;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import dev.cairn.codegen.name.TypeOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which schemas, and what to make of them: the parameters of the Maven goals. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class SchemaOptions {

    @Parameters(
            paramLabel = "PATH",
            defaultValue = "src/main/schema",
            description = "Schema files, and folders with them. Default: ${DEFAULT-VALUE}")
    private List<Path> sources;

    @Option(
            names = "--source-type",
            defaultValue = "jsonschema",
            paramLabel = "jsonschema|json|yaml",
            description =
                    "What the files are: schemas in YAML or JSON, or examples. Examples whose names are the same up to the"
                            + " first point are of one type. Default: jsonschema")
    private String sourceType;

    @Option(
            names = "--includes",
            split = ",",
            paramLabel = "PATTERN",
            description = "Patterns of the files in a folder that are schemas: *, ** and ?.")
    private @Nullable List<String> includes;

    @Option(
            names = "--excludes",
            split = ",",
            paramLabel = "PATTERN",
            description = "Patterns of the files in a folder that are not.")
    private @Nullable List<String> excludes;

    @Option(
            names = "--names-file",
            paramLabel = "FILE",
            description =
                    "Names for types that the schemas leave nameless. Default: names.yaml in a folder of schemas.")
    private @Nullable Path namesFile;

    @Option(
            names = "--overlays",
            split = ",",
            paramLabel = "FILE",
            description = "Files that are laid over a schema: what it gets besides its own.")
    private List<Path> overlays = List.of();

    @Option(
            names = "--class-name-prefix",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "What the names of types begin with, where no name was chosen.")
    private String classNamePrefix;

    @Option(
            names = "--class-name-suffix",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "What the names of types end with, where no name was chosen.")
    private String classNameSuffix;

    @Option(
            names = "--format-type-mapping",
            split = ",",
            paramLabel = "FORMAT=CLASS",
            description = "The class that texts of a format become: uri=java.lang.String leaves them texts.")
    private Map<String, String> formatTypeMapping = new LinkedHashMap<>();

    @Option(
            names = "--include-additional-properties",
            defaultValue = "true",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether records keep properties that the schema neither names nor forbids. Default: true")
    private boolean includeAdditionalProperties;

    @Option(names = "--use-big-decimals", description = "Numbers become BigDecimals.")
    private boolean useBigDecimals;

    @Option(names = "--use-big-integers", description = "Integers become BigIntegers.")
    private boolean useBigIntegers;

    @Option(
            names = "--builders",
            defaultValue = "none",
            paramLabel = "NAMES",
            description = "The records that get a builder: all, none, or names of types with commas between them.")
    private String builders;

    @Option(
            names = "--withers",
            defaultValue = "none",
            paramLabel = "NAMES",
            description = "The records that get 'with' methods, as --builders.")
    private String withers;

    @Option(
            names = "--property-names",
            defaultValue = "none",
            paramLabel = "NAMES",
            description = "The records that get constants with the names of their properties in JSON, as --builders.")
    private String propertyNames;

    @Option(
            names = "--located-views",
            defaultValue = "none",
            paramLabel = "NAMES",
            description = "The records that get a view with the location of each property, as --builders.")
    private String locatedViews;

    @Option(
            names = "--package-per-folder",
            description = "Schemas in a folder below a source folder become types of a package that is called like it.")
    private boolean packagePerFolder;

    @Option(
            names = "--lenient-enums",
            defaultValue = "none",
            paramLabel = "NAMES",
            description = "The enums that also take texts which the schema doesn't list, as --builders.")
    private String lenientEnums;

    @Option(
            names = "--fill-defaults",
            description =
                    "Records have the defaults of absent properties as their values, and write them. Without it absent"
                            + " stays absent, and accessors give the defaults.")
    private boolean fillDefaults;

    @Option(
            names = "--validation",
            defaultValue = "NONE",
            paramLabel = "NONE|JAVAX|JAKARTA",
            description = "Which annotations of Bean Validation components get. Default: NONE")
    private BeanValidation validation;

    @Option(
            names = "--type-annotation",
            paramLabel = "ANNOTATION",
            description = "What every type is annotated with, as Java has it. May be given several times.")
    private List<String> typeAnnotations = List.of();

    @Option(
            names = "--jackson",
            split = ",",
            paramLabel = "JACKSON_2|JACKSON_3",
            description =
                    "The generations of jackson-databind that the models are compiled with: they read and write the"
                            + " models without maps between.")
    private Set<JacksonVersion> jackson = Set.of();

    @Option(
            names = "--support-package",
            defaultValue = "",
            paramLabel = "NAME",
            description =
                    "The package of the classes that all models need. Default: that of the models. Several packages of"
                            + " models may share it.")
    private String supportPackage;

    @Option(
            names = "--generate-support",
            defaultValue = "true",
            arity = "1",
            paramLabel = "true|false",
            description =
                    "Whether these classes are generated with the models; if not, they are somewhere else. Default: true")
    private boolean generateSupport;

    @Option(
            names = "--include-schema-resources",
            description = "A compact copy of each schema becomes a resource in the target package.")
    private boolean includeSchemaResources;

    @Option(
            names = "--share-models",
            description = "Other modules may use the models by reference: resources say which type each schema became.")
    private boolean shareModels;

    @Option(
            names = "--reference-paths",
            split = ",",
            paramLabel = "FOLDER",
            description = "Folders with copies of documents that schemas refer to by their addresses.")
    private List<Path> referencePaths = List.of();

    @Option(names = "--allow-network-references", description = "References may be fetched over the network.")
    private boolean allowNetworkReferences;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description =
                    "Folders and jars, separated like those of a class path, in which 'classpath:' references are looked"
                            + " up, and models of other modules.")
    private @Nullable String classpath;

    /** Where the schemas are. */
    InputPaths paths() {
        return new InputPaths(
                sources, namesFile, overlays, referencePaths, Path.of("").toAbsolutePath());
    }

    /** What to make of schemas. */
    GenerationRequest request(InputPaths paths, String targetPackage) throws IOException {
        SchemaInputs inputs = SchemaInputs.find(
                new SchemaFiles(SourceType.of(sourceType), includes, excludes),
                paths.sources(),
                paths.namesFile(),
                paths.overlays());
        return new GenerationRequest(
                inputs,
                paths.base(),
                targetPackage,
                new JavaOptions(
                        new TypeSelections(
                                TypeSelection.of(builders),
                                TypeSelection.of(withers),
                                TypeSelection.of(propertyNames),
                                TypeSelection.of(locatedViews),
                                TypeSelection.of(lenientEnums)),
                        validation,
                        typeAnnotations,
                        jackson,
                        fillDefaults,
                        new SupportPackage(supportPackage, generateSupport)),
                includeSchemaResources,
                shareModels,
                new TypeOptions(
                        classNamePrefix,
                        classNameSuffix,
                        formatTypeMapping,
                        includeAdditionalProperties,
                        useBigDecimals,
                        useBigIntegers,
                        packagePerFolder
                                ? paths.sources().stream()
                                        .map(Path::toAbsolutePath)
                                        .toList()
                                : List.of()),
                paths.references().stream().map(Path::toAbsolutePath).toList(),
                allowNetworkReferences);
    }

    CodeGenerator generator() {
        return new CodeGenerator(SchemaOptions.class.getClassLoader(), this::classpath);
    }

    private List<Path> classpath() {
        return classpath == null
                ? List.of()
                : Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(classpath)
                        .map(Path::of)
                        .toList();
    }
}

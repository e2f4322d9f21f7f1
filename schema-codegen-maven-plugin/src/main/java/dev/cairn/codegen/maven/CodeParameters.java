package dev.cairn.codegen.maven;

import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.SupportPackage;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import dev.cairn.codegen.name.TypeOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Parameters that say what becomes of schemas. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
abstract class CodeParameters extends AbstractMojo {

    /**
     * What models look like: {@code records}, or {@code jsonschema2pojo} for the classes that jsonschema2pojo makes, with all parameters
     * of its Maven plugin.
     */
    @Parameter(property = "schema-codegen.profile", defaultValue = "records")
    private String profile;

    /** The package of the generated types; needed by all goals but {@code validate}. */
    @Parameter(property = "schema-codegen.targetPackage")
    private @Nullable String targetPackage;

    /** What the names of types begin with, where no name was chosen. */
    @Parameter(property = "schema-codegen.classNamePrefix", defaultValue = "")
    private @Nullable String classNamePrefix;

    /** What the names of types end with, where no name was chosen. */
    @Parameter(property = "schema-codegen.classNameSuffix", defaultValue = "")
    private @Nullable String classNameSuffix;

    /**
     * The class that texts of a format become, by the format's name: {@code <uri>java.lang.String</uri>} leaves them texts. By
     * default {@code date-time}, {@code date}, {@code uri} and {@code uuid} become classes of the JDK.
     */
    @Parameter
    private @Nullable Map<String, String> formatTypeMapping;

    /**
     * Whether records keep properties that the schema neither names nor forbids, in a component {@code additionalProperties}. If
     * not, such properties are dropped when a document is read.
     */
    @Parameter(property = "schema-codegen.includeAdditionalProperties", defaultValue = "true")
    private boolean includeAdditionalProperties;

    /** Whether numbers become {@code BigDecimal}s; if not, one that a {@code double} can't hold is refused. */
    @Parameter(property = "schema-codegen.useBigDecimals", defaultValue = "false")
    private boolean useBigDecimals;

    /** Whether integers become {@code BigInteger}s; if not, one of more than 64 bits is refused. */
    @Parameter(property = "schema-codegen.useBigIntegers", defaultValue = "false")
    private boolean useBigIntegers;

    /**
     * Whether schemas in a folder below the source folder become types of a package below the target package, which is called like the
     * folder.
     */
    @Parameter(property = "schema-codegen.packagePerFolder", defaultValue = "false")
    private boolean packagePerFolder;

    /** The records that get a builder: {@code all}, {@code none}, or the names of types with commas between them. */
    @Parameter(property = "schema-codegen.builders")
    private @Nullable String builders;

    /** Whether all records get a builder, where {@code builders} says nothing. */
    @Parameter(property = "schema-codegen.generateBuilders", defaultValue = "false")
    private boolean generateBuilders;

    /** The records that get a {@code with} method per component, as {@code builders}. */
    @Parameter(property = "schema-codegen.withers")
    private @Nullable String withers;

    /**
     * The records that get a constant for the name of each property in JSON, as {@code builders}: {@code CURSOR_FIELD} is
     * {@code "cursor_field"}.
     */
    @Parameter(property = "schema-codegen.propertyNames")
    private @Nullable String propertyNames;

    /** The records that get a view whose accessors give each property with its location, as {@code builders}. */
    @Parameter(property = "schema-codegen.locatedViews")
    private @Nullable String locatedViews;

    /**
     * The enums that also take texts which the schema doesn't list, and keep them, as {@code builders}. What they become is no Java
     * enum, but a record that has one.
     */
    @Parameter(property = "schema-codegen.lenientEnums")
    private @Nullable String lenientEnums;

    /**
     * Whether a record has the defaults of absent properties as its values, and writes them. If not, accessors give the defaults,
     * and what was absent in a document is absent when it is written; null is told from absent, where the schema allows it.
     */
    @Parameter(property = "schema-codegen.fillDefaults", defaultValue = "false")
    private boolean fillDefaults;

    /**
     * Whether components get the annotations of Bean Validation for what they are checked for, from {@code
     * javax.validation}.
     */
    @Parameter(property = "schema-codegen.includeJsr303Annotations", defaultValue = "false")
    private boolean includeJsr303Annotations;

    /** Whether these are from {@code jakarta.validation} instead. */
    @Parameter(property = "schema-codegen.useJakartaValidation", defaultValue = "false")
    private boolean useJakartaValidation;

    /** What every type is annotated with, as Java has it: {@code @com.example.Audited("x")}. */
    @Parameter
    private @Nullable List<String> typeAnnotations;

    /**
     * The package of the classes that all models need; by default that of the models. Several packages of models may share
     * it.
     */
    @Parameter(property = "schema-codegen.supportPackage", defaultValue = "")
    private @Nullable String supportPackage;

    /** Whether these classes are generated with the models; if not, another module has them. */
    @Parameter(property = "schema-codegen.generateSupport", defaultValue = "true")
    private boolean generateSupport;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Whether the models are those of jsonschema2pojo. */
    final boolean isPojo() throws MojoFailureException {
        return Profile.of(profile) == Profile.JSONSCHEMA2POJO;
    }

    /** The package of the models; empty if there is none. */
    final String targetPackage() {
        return targetPackage == null ? "" : targetPackage;
    }

    final JavaOptions javaOptions() {
        return new JavaOptions(
                new TypeSelections(
                        builders == null
                                ? (generateBuilders ? TypeSelection.ALL : TypeSelection.NONE)
                                : TypeSelection.of(builders),
                        withers == null ? TypeSelection.NONE : TypeSelection.of(withers),
                        propertyNames == null ? TypeSelection.NONE : TypeSelection.of(propertyNames),
                        locatedViews == null ? TypeSelection.NONE : TypeSelection.of(locatedViews),
                        lenientEnums == null ? TypeSelection.NONE : TypeSelection.of(lenientEnums)),
                !includeJsr303Annotations
                        ? BeanValidation.NONE
                        : useJakartaValidation ? BeanValidation.JAKARTA : BeanValidation.JAVAX,
                typeAnnotations == null ? List.of() : typeAnnotations,
                jackson(),
                fillDefaults,
                new SupportPackage(supportPackage == null ? "" : supportPackage, generateSupport));
    }

    /** @param sources the folders and files with schemas */
    final TypeOptions typeOptions(List<Path> sources) {
        return new TypeOptions(
                classNamePrefix == null ? "" : classNamePrefix,
                classNameSuffix == null ? "" : classNameSuffix,
                formatTypeMapping == null ? Map.of() : formatTypeMapping,
                includeAdditionalProperties,
                useBigDecimals,
                useBigIntegers,
                packagePerFolder ? sources.stream().map(Path::toAbsolutePath).toList() : List.of());
    }

    /** What of Jackson the models can name, since the project depends on it itself. */
    private Set<JacksonVersion> jackson() {
        Set<JacksonVersion> versions = EnumSet.noneOf(JacksonVersion.class);
        for (Dependency dependency : project.getDependencies()) {
            if (!"test".equals(dependency.getScope()) && !"runtime".equals(dependency.getScope())) {
                JacksonVersion.of(dependency.getGroupId(), dependency.getArtifactId())
                        .ifPresent(versions::add);
            }
        }
        return versions;
    }

    final MavenProject project() {
        return project;
    }

    /** What models look like. */
    private enum Profile {
        /** Records that never change. */
        RECORDS,
        /** The classes that jsonschema2pojo makes. */
        JSONSCHEMA2POJO;

        static Profile of(String name) throws MojoFailureException {
            return Arrays.stream(values())
                    .filter(profile -> profile.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new MojoFailureException("There is no profile '" + name + "': say "
                            + Arrays.stream(values())
                                    .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(" or "))
                            + "."));
        }
    }
}

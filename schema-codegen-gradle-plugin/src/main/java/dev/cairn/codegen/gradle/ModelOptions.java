package dev.cairn.codegen.gradle;

import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.SupportPackage;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import dev.cairn.codegen.name.TypeOptions;
import java.nio.file.Path;
import java.util.List;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.provider.SetProperty;
import org.gradle.api.tasks.Input;

/** What becomes of schemas. Called like the parameters of the Maven plugin, which say the same. */
public abstract class ModelOptions {

    ModelOptions() {
        getClassNamePrefix().convention("");
        getClassNameSuffix().convention("");
        getIncludeAdditionalProperties().convention(true);
        getUseBigDecimals().convention(false);
        getUseBigIntegers().convention(false);
        getPackagePerFolder().convention(false);
        getGenerateBuilders().convention(false);
        getBuilders().convention(getGenerateBuilders().map(all -> all ? "all" : "none"));
        getWithers().convention("none");
        getPropertyNames().convention("none");
        getLocatedViews().convention("none");
        getLenientEnums().convention("none");
        getFillDefaults().convention(false);
        getIncludeJsr303Annotations().convention(false);
        getUseJakartaValidation().convention(false);
        getSupportPackage().convention("");
        getGenerateSupport().convention(true);
    }

    /** The package of the generated types. Has to be set. */
    @Input
    public abstract Property<String> getTargetPackage();

    /** What the names of types begin with, where no name was chosen. */
    @Input
    public abstract Property<String> getClassNamePrefix();

    /** What the names of types end with, where no name was chosen. */
    @Input
    public abstract Property<String> getClassNameSuffix();

    /** The class that texts of a format become, by the format's name: {@code java.lang.String} leaves them texts. */
    @Input
    public abstract MapProperty<String, String> getFormatTypeMapping();

    /** Whether records keep properties that the schema neither names nor forbids. By default they do. */
    @Input
    public abstract Property<Boolean> getIncludeAdditionalProperties();

    /** Whether numbers become {@code BigDecimal}s. */
    @Input
    public abstract Property<Boolean> getUseBigDecimals();

    /** Whether integers become {@code BigInteger}s. */
    @Input
    public abstract Property<Boolean> getUseBigIntegers();

    /** Whether schemas in a folder below the source folder become types of a package that is called like it. */
    @Input
    public abstract Property<Boolean> getPackagePerFolder();

    /** The records that get a builder: {@code all}, {@code none}, or the names of types with commas between them. */
    @Input
    public abstract Property<String> getBuilders();

    /** Whether all records get a builder, where {@code builders} says nothing. */
    @Input
    public abstract Property<Boolean> getGenerateBuilders();

    /** The records that get a {@code with} method per component, as {@code builders}. */
    @Input
    public abstract Property<String> getWithers();

    /** The records that get a constant for the name of each property in JSON, as {@code builders}. */
    @Input
    public abstract Property<String> getPropertyNames();

    /** The records that get a view whose accessors give each property with its location, as {@code builders}. */
    @Input
    public abstract Property<String> getLocatedViews();

    /** The enums that also take texts which the schema doesn't list, as {@code builders}. */
    @Input
    public abstract Property<String> getLenientEnums();

    /** Whether a record has the defaults of absent properties as its values, and writes them. */
    @Input
    public abstract Property<Boolean> getFillDefaults();

    /** Whether components get the annotations of Bean Validation for what they are checked for. */
    @Input
    public abstract Property<Boolean> getIncludeJsr303Annotations();

    /** Whether these are from {@code jakarta.validation}, and not from {@code javax.validation}. */
    @Input
    public abstract Property<Boolean> getUseJakartaValidation();

    /** What every type is annotated with, as Java has it: {@code @com.example.Audited("x")}. */
    @Input
    public abstract ListProperty<String> getTypeAnnotations();

    /** The package of the classes that all models need; by default that of the models. */
    @Input
    public abstract Property<String> getSupportPackage();

    /** Whether these classes are generated with the models; if not, another module has them. By default they are. */
    @Input
    public abstract Property<Boolean> getGenerateSupport();

    /**
     * What reads and writes models without maps between. By default, what of jackson-databind the main source set depends on
     * itself.
     */
    @Input
    public abstract SetProperty<JacksonVersion> getJackson();

    final JavaOptions javaOptions() {
        return new JavaOptions(
                new TypeSelections(
                        TypeSelection.of(getBuilders().get()),
                        TypeSelection.of(getWithers().get()),
                        TypeSelection.of(getPropertyNames().get()),
                        TypeSelection.of(getLocatedViews().get()),
                        TypeSelection.of(getLenientEnums().get())),
                !getIncludeJsr303Annotations().get()
                        ? BeanValidation.NONE
                        : getUseJakartaValidation().get() ? BeanValidation.JAKARTA : BeanValidation.JAVAX,
                getTypeAnnotations().get(),
                getJackson().get(),
                getFillDefaults().get(),
                new SupportPackage(
                        getSupportPackage().get(), getGenerateSupport().get()));
    }

    /** @param sources the folders and files with schemas */
    final TypeOptions typeOptions(List<Path> sources) {
        return new TypeOptions(
                getClassNamePrefix().get(),
                getClassNameSuffix().get(),
                getFormatTypeMapping().get(),
                getIncludeAdditionalProperties().get(),
                getUseBigDecimals().get(),
                getUseBigIntegers().get(),
                getPackagePerFolder().get() ? sources : List.of());
    }
}

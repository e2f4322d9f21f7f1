package dev.cairn.codegen.maven;

import dev.cairn.codegen.CodeGenerator;
import dev.cairn.codegen.compare.Change;
import dev.cairn.codegen.compare.ChangesFormat;
import dev.cairn.codegen.compare.EarlierSchemas;
import dev.cairn.codegen.compare.FailOnBreak;
import dev.cairn.codegen.compare.SchemaComparison;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says what a change of the schemas breaks: reading documents of the earlier ones, writing documents for their readers, and code that
 * uses the models, when it is compiled (source) or only run (binary). Fails if something breaks that must not. Writes nothing.
 */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
@Mojo(name = "compare", threadSafe = true)
public final class CompareMojo extends SchemaMojo {

    /**
     * The earlier schemas: a file, a folder, a jar that has them among its resources, or {@code git:REVISION} for the same paths in a
     * revision.
     */
    @Parameter(property = "schema-codegen.against", required = true)
    private String against;

    /** What must not break: {@code reading}, {@code writing}, {@code source}, {@code binary}, {@code all} or {@code none}. */
    @Parameter(property = "schema-codegen.failOn", defaultValue = "all")
    private List<String> failOn;

    /** Kinds of changes that do not count, as the JSON report calls them: {@code constructor}, {@code bound}… */
    @Parameter(property = "schema-codegen.allow")
    private @Nullable List<String> allow;

    /** Whether what may break counts, too. */
    @Parameter(property = "schema-codegen.strict", defaultValue = "false")
    private boolean strict;

    /** {@code text} is a table in the log; {@code json} and {@code github}, annotations of GitHub, go to standard output. */
    @Parameter(property = "schema-codegen.format", defaultValue = "text")
    private String format;

    @Override
    void run() throws IOException, MojoFailureException {
        if (isPojo()) {
            throw new MojoFailureException("Models of the profile 'jsonschema2pojo' can't be compared, only records.");
        }
        FailOnBreak wanted = FailOnBreak.of(failOn, allow == null ? List.of() : allow, strict);
        ChangesFormat report = reportFormat();
        try (EarlierSchemas earlier = EarlierSchemas.find(against, paths(), targetPackage());
                URLClassLoader classpath = classpath()) {
            CodeGenerator generator = new CodeGenerator(classpath, dependencies());
            SchemaComparison comparison =
                    SchemaComparison.of(generator.plan(request(earlier.paths())), generator.plan(request()));
            List<Change> breaking = wanted.breaking(comparison);
            List<String> lines = report.lines(comparison, breaking);
            if (report == ChangesFormat.TEXT) {
                lines.forEach(line -> getLog().info(line));
            } else {
                lines.forEach(System.out::println);
            }
            if (!breaking.isEmpty()) {
                throw new MojoFailureException(wanted.summary(comparison));
            }
            getLog().info(wanted.summary(comparison));
        }
    }

    private ChangesFormat reportFormat() throws MojoFailureException {
        try {
            return ChangesFormat.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("There is no format '" + format + "': say text, json or github.", e);
        }
    }
}

package dev.cairn.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions of dependencies that {@code CONTRIBUTING.md} promises. */
class ArchitectureTest {

    private static final String RUNTIME = "dev.cairn.runtime";
    private static final String INTERNAL = RUNTIME + ".internal";

    private static JavaClasses runtime;

    @BeforeAll
    static void read() {
        runtime = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.cairn");
    }

    @Test
    void onlyAssemblyTheFacadesAndThePlannerOfCursorsSeeGeneratedModels() {
        noClasses()
                .that()
                .resideOutsideOfPackages(RUNTIME, INTERNAL + ".assembly..", "dev.cairn.models..")
                .and()
                .haveNameNotMatching("dev\\.cairn\\.(checkpoint\\.Cursors|cursor\\.CursorPlanner)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.cairn.models..")
                .check(runtime);
    }

    @Test
    void theApiKnowsNothingInternalButForTheFacade() {
        noClasses()
                .that()
                .resideInAPackage(RUNTIME + "..")
                .and()
                .resideOutsideOfPackages(RUNTIME, INTERNAL + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.cairn..internal..")
                .check(runtime);
    }

    /** Engines build on {@code dev.cairn.runtime.split}; it knows none of them. */
    @Test
    void splitsKnowNoEngine() {
        classes()
                .that()
                .resideInAnyPackage(RUNTIME + ".split..", INTERNAL + ".split..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.cairn..")
                .andShould()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("dev.cairn.flink..")
                .check(runtime);
    }

    @Test
    void templatesDependOnNothingButTimePythonAndTheJdk() {
        classes()
                .that()
                .resideInAnyPackage("dev.cairn.template..", "dev.cairn.time..", "dev.cairn.python..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax..",
                        "org.jspecify..",
                        "dev.cairn.template..",
                        "dev.cairn.time..",
                        "dev.cairn.python..")
                .check(runtime);
    }

    @Test
    void onlyTemplatesSeeTheirInternals() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.cairn.template..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.cairn.template.internal..")
                .check(runtime);
    }

    @Test
    void theEngineKnowsNoHttpAndNoTemplates() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".sync..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.cairn.http.request..", "dev.cairn.template..", "dev.cairn.manifest..")
                .check(runtime);
    }

    @Test
    void cursorsTakeNoLocks() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.cairn.cursor..", "dev.cairn.checkpoint..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .check(runtime);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.cairn.(*)..").should().beFreeOfCycles().check(runtime);
        slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(runtime);
    }
}

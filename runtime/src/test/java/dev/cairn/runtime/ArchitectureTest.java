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

    private static JavaClasses runtime;

    @BeforeAll
    static void read() {
        runtime = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(RUNTIME);
    }

    @Test
    void onlyAssemblyAndTheFacadeSeeGeneratedModels() {
        noClasses()
                .that()
                .resideOutsideOfPackages(RUNTIME, RUNTIME + ".assembly..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.cairn.models..")
                .check(runtime);
    }

    @Test
    void templatesDependOnNothingButTimePythonAndTheJdk() {
        classes()
                .that()
                .resideInAPackage(RUNTIME + ".template..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax..",
                        "org.jspecify..",
                        RUNTIME + ".template..",
                        RUNTIME + ".time..",
                        RUNTIME + ".python..")
                .check(runtime);
    }

    @Test
    void componentsDoNotKnowTheEngineOrAssembly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        RUNTIME + ".template..",
                        RUNTIME + ".time..",
                        RUNTIME + ".json..",
                        RUNTIME + ".record..",
                        RUNTIME + ".http..",
                        RUNTIME + ".pagination..",
                        RUNTIME + ".cursor..",
                        RUNTIME + ".checkpoint..",
                        RUNTIME + ".retriever..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RUNTIME + ".sync..", RUNTIME + ".assembly..", RUNTIME + ".manifest..")
                .check(runtime);
    }

    @Test
    void theEngineKnowsNoHttpAndNoTemplates() {
        noClasses()
                .that()
                .resideInAPackage(RUNTIME + ".sync..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RUNTIME + ".http..", RUNTIME + ".template..", RUNTIME + ".manifest..")
                .check(runtime);
    }

    @Test
    void cursorsTakeNoLocks() {
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME + ".cursor..", RUNTIME + ".checkpoint..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .check(runtime);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(RUNTIME + ".(*)..").should().beFreeOfCycles().check(runtime);
    }
}

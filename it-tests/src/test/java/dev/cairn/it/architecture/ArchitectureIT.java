package dev.cairn.it.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the house is built, over all modules. Each rule is also tried with a planted type that breaks it. */
class ArchitectureIT {

    private static final String TIME = "dev.cairn.templates.time";

    private static MainCode code;
    private static PackageOrder order;
    private static Set<String> twins;

    @BeforeAll
    static void read() throws IOException {
        code = MainCode.read();
        order = PackageOrder.read();
        twins = TwinNames.permitted();
        assertTrue(code.types().size() > 1000, "types: " + code.types().size());
    }

    private static MainType type(String module, String name, String... uses) {
        int dot = name.lastIndexOf('.');
        return new MainType(
                module,
                name.substring(0, dot),
                name.substring(dot + 1),
                false,
                new TreeSet<>(List.of(uses)),
                new TreeMap<>());
    }

    /** What a rule finds more when these types are added. */
    private static List<String> found(Function<MainCode, List<String>> rule, MainType... planted) {
        MainCode more = code;
        for (MainType type : planted) {
            more = more.with(type);
        }
        List<String> found = new ArrayList<>(rule.apply(more));
        found.removeAll(rule.apply(code));
        return found;
    }

    /** All doors hear a test read from it. */
    @Test
    void oneClassCollectsTracesOfRecords() {
        assertEquals(
                List.of("dev.cairn.workbench.reading.StepCollector"),
                code.types().stream()
                        .filter(type -> !type.module().equals("runtime"))
                        .filter(type -> type.uses().contains("dev.cairn.runtime.trial.RecordTrace"))
                        .map(MainType::name)
                        .toList());
    }

    @Test
    void eachPackageIsInTheListAndInOneModule() {
        assertEquals(List.of(), order.misplaced(code));
        assertEquals(
                List.of("dev.cairn.documents is in [cli, documents], in the list in documents"),
                found(order::misplaced, type("cli", "dev.cairn.documents.Planted")));
        assertEquals(
                List.of("dev.cairn.planted is in [cli], in the list in none"),
                found(order::misplaced, type("cli", "dev.cairn.planted.Planted")));
    }

    @Test
    void noPackageUsesOneAboveIt() {
        assertEquals(List.of(), order.upwardArrows(code));
        assertEquals(
                List.of("dev.cairn.templates.internal.value.Planted -> dev.cairn.templates.Templates"),
                found(
                        order::upwardArrows,
                        type(
                                "templates",
                                "dev.cairn.templates.internal.value.Planted",
                                "dev.cairn.templates.Templates")));
    }

    @Test
    void anImportForJavadocAloneIsAnArrowToo() {
        String source = """
                package dev.cairn.codegen.type;

                import dev.cairn.codegen.plan.TypePlanner;
                import static dev.cairn.codegen.plan.Planning.NONE;
                import java.util.List;

                /** A type of {@link TypePlanner}, as {@link dev.cairn.codegen.java.JavaEmitter#emit} writes it. */
                class Planted {}
                """;
        String planted = "dev.cairn.codegen.type.Planted";
        Set<String> named = MainCode.named(source);
        assertEquals(
                List.of(
                        planted + " -> dev.cairn.codegen.java.JavaEmitter",
                        planted + " -> dev.cairn.codegen.plan.Planning",
                        planted + " -> dev.cairn.codegen.plan.TypePlanner"),
                found(order::upwardArrows, type("schema-codegen-maven-plugin", planted, named.toArray(String[]::new))));
    }

    @Test
    void treesOfPackagesFormNoCycles() {
        assertEquals(List.of(), PackageTrees.cycles(code));
        assertEquals(
                List.of("dev.cairn: [json, pythonvalues]"),
                found(
                        PackageTrees::cycles,
                        type("python-values", "dev.cairn.pythonvalues.Planted", "dev.cairn.json.Json")));
        assertEquals(
                List.of("dev.cairn.templates.internal: [call, value]"),
                found(
                        PackageTrees::cycles,
                        type(
                                "templates",
                                "dev.cairn.templates.internal.value.Planted",
                                "dev.cairn.templates.internal.call.Method")));
    }

    @Test
    void packagesAreSmall() {
        assertEquals(List.of(), order.large(code));
        long size = code.types().stream()
                .filter(type -> type.packageName().equals(TIME))
                .count();
        MainType[] planted = IntStream.range(0, 25)
                .mapToObj(number -> type("templates", TIME + ".Planted" + number))
                .toArray(MainType[]::new);
        assertEquals(List.of(TIME + " has " + (size + 25) + " classes, and may have 25"), found(order::large, planted));
    }

    @Test
    void noTwoTypesHaveOneSimpleNameWithoutAReason() {
        assertEquals(List.of(), TwinNames.wrong(code, twins));
        assertEquals(
                List.of("Templates: [dev.cairn.templates.Templates, dev.cairn.cli.Templates]"),
                found(all -> TwinNames.wrong(all, twins), type("cli", "dev.cairn.cli.Templates")));
    }

    @Test
    void namesOfTwoPackagesDifferByMoreThanAPlural() throws IOException {
        Set<String> permitted = TwinNames.permittedPlurals();
        assertEquals(List.of(), TwinNames.wrongPlurals(code, permitted));
        assertEquals(
                List.of("Template, Templates"),
                found(all -> TwinNames.wrongPlurals(all, permitted), type("cli", "dev.cairn.cli.Template")));
        assertEquals(
                List.of("SecretMask, SecretMasks"),
                found(all -> TwinNames.wrongPlurals(all, permitted), type("cli", "dev.cairn.cli.SecretMasks")));
    }

    @Test
    void noRecordHasMoreThanEightComponents() throws IOException {
        Set<String> permitted = TwinNames.lines("wide-records.txt");
        assertEquals(List.of(), WideRecords.wrong(code, permitted));
        MainType wide = type("cli", "dev.cairn.cli.Planted");
        wide.records().put("dev.cairn.cli.Planted$Part", 9);
        assertEquals(
                List.of(
                        "dev.cairn.cli.Planted$Part has 9 components, and may have 8; group them in records with names"),
                found(all -> WideRecords.wrong(all, permitted), wide));
        assertEquals(
                List.of("dev.cairn.cli.Gone is in the list, and has at most 8 components"),
                WideRecords.wrong(new MainCode(List.of()), Set.of("dev.cairn.cli.Gone")));
    }

    @Test
    void internalPackagesStayInsideOfTheirModule() {
        assertEquals(List.of(), Visibility.internalsSeenOutside(code));
        String tuple = "dev.cairn.templates.internal.value.Tuple";
        assertEquals(
                List.of("dev.cairn.cli.Planted -> " + tuple),
                found(Visibility::internalsSeenOutside, type("cli", "dev.cairn.cli.Planted", tuple)));
    }

    @Test
    void theApiOfTheRuntimeKnowsNothingInternalButForTheFacade() {
        assertEquals(List.of(), Visibility.internalsSeenByTheApi(code));
        MainType internal = type("runtime", "dev.cairn.runtime.internal.sync.Planted");
        assertEquals(
                List.of("dev.cairn.runtime.split.Planted -> " + internal.name()),
                found(
                        Visibility::internalsSeenByTheApi,
                        internal,
                        type("runtime", "dev.cairn.runtime.split.Planted", internal.name())));
    }

    @Test
    void onlyAssemblyTheFacadesAndThePlannerOfCursorsSeeModels() {
        assertEquals(List.of(), Visibility.modelsSeenOutside(code));
        String model = "dev.cairn.models.DeclarativeStreamModel";
        assertEquals(
                List.of("dev.cairn.cli.Planted -> " + model),
                found(Visibility::modelsSeenOutside, type("cli", "dev.cairn.cli.Planted", model)));
    }

    @Test
    void theEngineKnowsNoHttpNoTemplatesAndNoManifest() {
        assertEquals(List.of(), Visibility.componentsSeenByTheEngine(code));
        String planted = "dev.cairn.runtime.internal.sync.Planted";
        String template = "dev.cairn.templates.Template";
        assertEquals(
                List.of(planted + " -> " + template),
                found(Visibility::componentsSeenByTheEngine, type("runtime", planted, template)));
    }

    @Test
    void nothingAsksANetworkWithoutABudget() {
        assertEquals(List.of(), Visibility.networksWithoutABudget(code));
        String planted = "dev.cairn.workbench.openapi.Planted";
        String transport = "dev.cairn.http.HttpTransport";
        assertEquals(
                List.of(planted), found(Visibility::networksWithoutABudget, type("workbench", planted, transport)));
        assertEquals(
                List.of(),
                found(
                        Visibility::networksWithoutABudget,
                        type("workbench", planted, transport, "dev.cairn.workbench.budget.Budget")));
    }

    @Test
    void cursorsTakeNoLocks() {
        assertEquals(List.of(), Visibility.locksOfCursors(code));
        String planted = "dev.cairn.checkpoint.cursor.Planted";
        assertEquals(
                List.of(planted),
                found(
                        Visibility::locksOfCursors,
                        type("checkpoint", planted, "java.util.concurrent.locks.ReentrantLock")));
    }
}

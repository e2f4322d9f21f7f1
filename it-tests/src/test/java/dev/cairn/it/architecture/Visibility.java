package dev.cairn.it.architecture;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Who may see what, beside the order of packages. Each method gives what breaks its rule. */
final class Visibility {

    private static final String RUNTIME = "dev.cairn.runtime";

    /** What makes cursors of models, beside the assembly of connectors. */
    private static final Set<String> SEES_MODELS =
            Set.of("dev.cairn.checkpoint.Cursors", "dev.cairn.checkpoint.cursor.CursorPlanner");

    private static final String BUDGET = "dev.cairn.workbench.budget.Budget";

    /** The modules in which people, pages and agents ask for something. */
    private static final Set<String> ENTRIES = Set.of("workbench", "language-server", "mcp-server", "server", "cli");

    private static final Set<String> NETWORKS = Set.of(
            "dev.cairn.http.HttpTransport",
            "dev.cairn.http.RawResponse",
            "dev.cairn.http.connection.Connections",
            "java.net.http.HttpClient",
            "java.net.Socket",
            "java.net.URLConnection",
            "java.net.HttpURLConnection");

    /** Stand before the network of a sync or a test read, replay one, or only hand one on. */
    private static final Set<String> HAS_NO_NETWORK = Set.of(
            "dev.cairn.workbench.draft.RequestComparison",
            "dev.cairn.workbench.har.RecordedExchange",
            "dev.cairn.workbench.har.TrafficRecorder",
            "dev.cairn.workbench.har.TrafficReplay",
            "dev.cairn.workbench.pip.IndexTrust",
            "dev.cairn.cli.watch.SyncWatch",
            "dev.cairn.server.ManifestServer");

    private Visibility() {}

    /** Internal packages are for their own module. */
    static List<String> internalsSeenOutside(MainCode code) {
        return arrows(
                code,
                arrow -> isInternal(arrow.to())
                        && !arrow.to().module().equals(arrow.from().module()));
    }

    /** The packages that users of the runtime import know nothing internal, but for the facade. */
    static List<String> internalsSeenByTheApi(MainCode code) {
        return arrows(
                code,
                arrow -> arrow.from().packageName().startsWith(RUNTIME + ".")
                        && !isInternal(arrow.from())
                        && isInternal(arrow.to()));
    }

    /** Models become components in assembly; nothing else knows their form. */
    static List<String> modelsSeenOutside(MainCode code) {
        return arrows(code, arrow -> arrow.to().module().equals("generated-models") && !seesModels(arrow.from()));
    }

    /** The loop that runs a sync, and what moves cursors, does not know how records are read. */
    static List<String> componentsSeenByTheEngine(MainCode code) {
        return arrows(
                code,
                arrow -> arrow.from().packageName().equals(RUNTIME + ".internal.sync")
                        && isIn(arrow.to(), "dev.cairn.http.", "dev.cairn.templates.", "dev.cairn.manifest."));
    }

    /** Cursors belong to one thread, and have neither locks nor anything else for several. */
    static List<String> locksOfCursors(MainCode code) {
        return code.types().stream()
                .filter(type -> isIn(type, "dev.cairn.checkpoint."))
                .filter(type -> type.uses().stream().anyMatch(used -> used.startsWith("java.util.concurrent.")))
                .map(MainType::name)
                .toList();
    }

    /** Outside of what syncs are made of, nothing asks a network or reads a response but within a budget. */
    static List<String> networksWithoutABudget(MainCode code) {
        return code.types().stream()
                .filter(type -> ENTRIES.contains(type.module()))
                .filter(type -> type.uses().stream().anyMatch(NETWORKS::contains))
                .filter(type -> !type.uses().contains(BUDGET) && !type.name().equals(BUDGET))
                .map(MainType::name)
                .filter(name -> !HAS_NO_NETWORK.contains(name))
                .toList();
    }

    private static boolean seesModels(MainType type) {
        return type.module().equals("generated-models")
                || type.packageName().equals(RUNTIME)
                || isIn(type, RUNTIME + ".internal.assembly.")
                || SEES_MODELS.contains(type.name());
    }

    private static boolean isInternal(MainType type) {
        return (type.packageName() + ".").contains(".internal.");
    }

    /** @param trees packages with a dot at the end */
    private static boolean isIn(MainType type, String... trees) {
        return List.of(trees).stream().anyMatch((type.packageName() + ".")::startsWith);
    }

    private static List<String> arrows(MainCode code, Predicate<MainCode.Arrow> isWrong) {
        return code.arrows().stream()
                .filter(isWrong)
                .map(MainCode.Arrow::toString)
                .toList();
    }
}

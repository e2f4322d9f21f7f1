package dev.cairn.it.architecture;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Who may see what, beside the order of packages. Each method gives what breaks its rule. */
final class Visibility {

    private static final String RUNTIME = "dev.cairn.runtime";

    /** What makes cursors of models, beside the assembly of connectors. */
    private static final Set<String> SEES_MODELS =
            Set.of("dev.cairn.checkpoint.Cursors", "dev.cairn.cursor.CursorPlanner");

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
                        && isIn(arrow.to(), "dev.cairn.http.", "dev.cairn.template.", "dev.cairn.manifest."));
    }

    /** Cursors belong to one thread, and have neither locks nor anything else for several. */
    static List<String> locksOfCursors(MainCode code) {
        return code.types().stream()
                .filter(type -> isIn(type, "dev.cairn.cursor.", "dev.cairn.checkpoint."))
                .filter(type -> type.uses().stream().anyMatch(used -> used.startsWith("java.util.concurrent.")))
                .map(MainType::name)
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
